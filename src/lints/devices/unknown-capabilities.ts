import { nixString } from "../../evaluation/nix-string.ts";
import { optionAt } from "../option-at.ts";
import type { FindingDetails, Lint, LintedContainer, Report } from "../lint.ts";
import { type Capability, capabilitiesOf, type MeantCapability, meantCapability } from "./capability.ts";

/** Capabilities that systemd-nspawn does not know. */
export const unknownCapabilities: Lint = ({ containers }, report) => {
  for (const container of containers) {
    for (const capability of capabilitiesOf(container)) {
      if (capability.name === undefined && !isRewritten(capability.text)) reportUnknown(capability, container, report);
    }
  }
};

/** The shell makes something else of it. */
function isRewritten(text: string): boolean {
  return /["\\`$]/.test(text);
}

function reportUnknown({ index, text }: Capability, container: LintedContainer, report: Report): void {
  const site = container.valueSite(["additionalCapabilities", index]);
  const meant = meantCapability(text);
  const given = { option: optionAt(site), text, meant: meant?.name };
  const element = container.options.additionalCapabilities[index] ?? "";
  report("unknown-capability", given, site, meant === undefined ? {} : replacing(element, text, meant));
}

function replacing(element: string, text: string, { name, certain }: MeantCapability): FindingDetails {
  const by = element.replace(text, name);
  return { repair: { safe: certain, was: element, by: nixString(by) } };
}
