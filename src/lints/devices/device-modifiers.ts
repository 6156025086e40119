import { nixString } from "../../evaluation/nix-string.ts";
import { optionAt } from "../option-at.ts";
import type { FindingDetails, Lint, LintedContainer } from "../lint.ts";

/** Modifiers that `DeviceAllow=` does not take, or takes for everything. */
export const deviceModifiers: Lint = ({ containers }, report) => {
  for (const container of containers) {
    for (const [index, { modifier }] of container.options.allowedDevices.entries()) {
      const rights = modifier.trim();
      if (/^[rwm]+$/.test(rights)) continue;
      const site = modifierSite(container, index);
      const given = { option: optionAt(site), modifier };
      if (rights === "") report("empty-device-modifier", given, site);
      else report("invalid-device-modifier", given, site, inLowerCase(modifier));
    }
  }
};

function modifierSite(container: LintedContainer, index: number) {
  return container.valueSite(["allowedDevices", index, "modifier"]);
}

function inLowerCase(modifier: string): FindingDetails {
  const by = modifier.toLowerCase();
  return /^[rwm]+$/.test(by) ? { repair: { safe: true, was: modifier, by: nixString(by) } } : {};
}
