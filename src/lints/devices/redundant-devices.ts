import { optionAt } from "../option-at.ts";
import type { Lint, LintedContainer, Report } from "../lint.ts";

const TUN = "/dev/net/tun";

/** Devices that are allowed twice, or by `enableTun` already. */
export const redundantDevices: Lint = ({ containers }, report) => {
  for (const container of containers) {
    if (container.options.allowedDevices.length > 0) checkDevices(container, report);
  }
};

function checkDevices(container: LintedContainer, report: Report): void {
  const { allowedDevices, enableTun } = container.options;
  const seen = new Set<string>();
  for (const [index, { node, modifier }] of allowedDevices.entries()) {
    const twice = seen.has(node);
    seen.add(node);
    // What `enableTun` allows is "rw".
    const ofTun = enableTun && node === TUN && /^[rw]+$/.test(modifier);
    if (!twice && !ofTun) continue;
    const site = container.valueSite(["allowedDevices", index, "node"]);
    report("redundant-device", { option: optionAt(site), node, because: twice ? "twice" : "tun" }, site);
  }
}
