import { dirname } from "node:path";

import type { SwitchEffect } from "../../../diff/switch-effects.ts";
import type { StepList } from "../../common/plan.ts";
import type { Flake } from "../../../nixos/flake.ts";
import { releaseMessages } from "../release-messages.ts";
import type { ReleaseOrder } from "../release-order.ts";

/** The switch, and what is left for the user after it: containers that it leaves as they were started. */
export function switchSteps(
  effects: readonly SwitchEffect[],
  { started, file, to }: Pick<ReleaseOrder, "started" | "file" | "to">,
): readonly StepList[] {
  const left = effects.filter(({ container, action, reason, newlyWanted, confChanged }) => {
    const isOld = action === "none" && (reason !== "unchanged" || confChanged) && reason !== "added-unwanted";
    return container !== null && isOld && !newlyWanted;
  });
  const names = left.flatMap(({ container }) => container ?? []);
  const rest = names.length === 0 ? [] : [releaseMessages.restartLater(names)];
  const { input } = started.options;
  const flake = input.kind === "flake" ? `${dirname(file)}${hostOf(input.flake)}` : null;
  return [{ ...releaseMessages.switch(to.name, flake), container: null }, ...rest];
}

/** Nix takes what is behind `#` for text in which `%20` is a blank. */
function hostOf({ host }: Flake): string {
  return host === null ? "" : `#${encodeURIComponent(host)}`;
}
