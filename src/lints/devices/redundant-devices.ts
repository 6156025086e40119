import { type ModuleRelease, moduleRelease } from "../../../lowering/module-release.ts";
import type { AllowedDevice } from "../../../lowering/types.ts";
import { withTun } from "../../../lowering/with-tun.ts";
import { optionAt } from "../option-at.ts";
import type { Lint, LintedContainer, Report } from "../lint.ts";

/** Devices that are allowed twice, or that the module allows already. */
export const redundantDevices: Lint = ({ release, host, containers }, report) => {
  const module = moduleRelease(release.name, host.stateVersion);
  for (const container of containers) {
    if (container.options.allowedDevices.length > 0) checkDevices(container, module, report);
  }
};

function checkDevices(container: LintedContainer, module: ModuleRelease, report: Report): void {
  const { allowedDevices, enableTun } = container.options;
  const ofModule = withTun(module, container.options).allowedDevices.slice(allowedDevices.length);
  const seen = new Set<string>();
  for (const [index, device] of allowedDevices.entries()) {
    const twice = seen.has(device.node);
    seen.add(device.node);
    if (!twice && !ofModule.some((given) => includes(given, device))) continue;
    const site = container.valueSite(["allowedDevices", index, "node"]);
    const because = twice ? "twice" : enableTun ? "tun" : "users";
    report("redundant-device", { option: optionAt(site), node: device.node, because }, site);
  }
}

/** Whether the rights to a device are among those that are given. */
function includes(given: AllowedDevice, { node, modifier }: AllowedDevice): boolean {
  return node === given.node && modifier !== "" && modifier.split("").every((right) => given.modifier.includes(right));
}
