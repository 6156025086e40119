import type { SwitchEffect } from "../../../diff/switch-effects.ts";
import type { StepList } from "../../common/plan.ts";
import { releaseMessages } from "../release-messages.ts";

/** The switch, and what is left for the user after it: containers that it leaves as they were started. */
export function switchSteps(effects: readonly SwitchEffect[], release: string): readonly StepList[] {
  const left = effects.filter(({ container, action, reason, newlyWanted, confChanged }) => {
    const isOld = action === "none" && (reason !== "unchanged" || confChanged) && reason !== "added-unwanted";
    return container !== null && isOld && !newlyWanted;
  });
  const names = left.flatMap(({ container }) => container ?? []);
  const rest = names.length === 0 ? [] : [releaseMessages.restartLater(names)];
  return [{ ...releaseMessages.switch(release), container: null }, ...rest];
}
