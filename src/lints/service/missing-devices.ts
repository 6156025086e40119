import { deviceUnit } from "../../../lowering/device-unit.ts";
import { hasChange } from "../../../lowering/releases/changes.ts";
import type { Lint } from "../lint.ts";
import { optionAt } from "../option-at.ts";

/** Interfaces that a container waits for by the name of a unit that there never is. */
export const missingDevices: Lint = ({ containers, release }, report) => {
  if (!hasChange(release.name, "interface-devices")) return;
  const escapes = hasChange(release.name, "escaped-interface-devices");
  for (const container of containers) {
    const { autoStart, interfaces } = container.options;
    if (!autoStart) continue;
    for (const [index, name] of interfaces.entries()) {
      const [host = name, guest] = name.split(":");
      const unit = deviceUnit(name, escapes);
      const meant = deviceUnit(host, true);
      if (/\s/.test(name) || unit === meant) continue;
      const flaws = { host: deviceUnit(host, escapes) !== meant, guest: guest !== undefined };
      const site = container.valueSite(["interfaces", index]);
      report("interface-device-missing", { option: optionAt(site), name: host, flaws, unit, meant }, site);
    }
  }
};
