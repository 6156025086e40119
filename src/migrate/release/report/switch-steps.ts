import { dirname } from "node:path";

import type { SwitchEffect } from "../../../diff/switch-effects.ts";
import type { StepList } from "../../common/plan.ts";
import { releaseMessages } from "../release-messages.ts";
import type { ReleaseOrder } from "../release-order.ts";

/** What can be done while everything still runs. */
export function prepareSteps(order: Pick<ReleaseOrder, "started" | "file" | "to">): readonly StepList[] {
  return [releaseMessages.prepare(order.to.name, flakeOf(order))];
}

/** The switch, and what is left for the user after it: containers that it leaves as they were started. */
export function switchSteps(
  effects: readonly SwitchEffect[],
  order: Pick<ReleaseOrder, "started" | "file" | "to">,
): readonly StepList[] {
  const left = effects.filter(({ container, action, reason, newlyWanted, confChanged }) => {
    const isOld = action === "none" && (reason !== "unchanged" || confChanged) && reason !== "added-unwanted";
    return container !== null && isOld && !newlyWanted;
  });
  const names = left.flatMap(({ container }) => container ?? []);
  const rest = names.length === 0 ? [] : [releaseMessages.restartLater(names)];
  return [releaseMessages.switch(order.to.name, flakeOf(order)), ...rest];
}

/** The host of a flake as commands name it: what is behind `#` is text in which `%20` is a blank. */
function flakeOf({ started, file }: Pick<ReleaseOrder, "started" | "file">): string | null {
  const { input } = started.options;
  if (input.kind !== "flake") return null;
  const { host } = input.flake;
  return `${dirname(file)}${host === null ? "" : `#${encodeURIComponent(host)}`}`;
}
