import { optionAt } from "../option-at.ts";
import type { Lint, LintedContainer, Report } from "../lint.ts";
import { areJoined, capabilitiesOf, givenAnyway } from "./capability.ts";

/** Capabilities that a container has without asking for them, or asks for twice. */
export const redundantCapabilities: Lint = ({ release, containers }, report) => {
  for (const container of containers) {
    // Those that are joined are named there.
    if (!areJoined(release, container)) checkCapabilities(container, report);
  }
};

function checkCapabilities(container: LintedContainer, report: Report): void {
  const seen = new Set<string>();
  for (const capability of capabilitiesOf(container)) {
    const { index, text, name } = capability;
    if (name === undefined) continue;
    const because = seen.has(name) ? "twice" : givenAnyway(capability, container);
    seen.add(name);
    if (because === undefined) continue;
    const site = container.valueSite(["additionalCapabilities", index]);
    report("redundant-capability", { option: optionAt(site), text, because }, site);
  }
}
