import { hasChange } from "../../../lowering/releases/changes.ts";
import type { Lint } from "../lint.ts";
import { optionAt } from "../option-at.ts";

/** `restartIfChanged` of containers that no switch restarts anyway. */
export const restartWithoutAutoStart: Lint = ({ containers, release }, report) => {
  if (!hasChange(release.name, "restart-by-option")) return;
  for (const container of containers) {
    const { autoStart, restartIfChanged = true } = container.options;
    if (autoStart || !container.defines("restartIfChanged")) continue;
    const site = container.nameSite(["restartIfChanged"]);
    report("restart-without-auto-start", { option: optionAt(site), restart: restartIfChanged }, site);
  }
};
