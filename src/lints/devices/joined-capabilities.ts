import { optionAt } from "../option-at.ts";
import type { Lint, LintedContainer } from "../lint.ts";
import { areJoined, type Capability, capabilitiesOf, givenAnyway, meantCapability } from "./capability.ts";

/** Several capabilities that systemd-nspawn takes for the name of one. */
export const joinedCapabilities: Lint = ({ release, containers }, report) => {
  for (const container of containers) {
    if (!areJoined(release, container)) continue;
    const { additionalCapabilities, enableTun } = container.options;
    const { needless, needed } = sortOut(container);
    const site = container.valueSite(["additionalCapabilities"]);
    const given = {
      option: optionAt(site),
      text: [...additionalCapabilities, ...(enableTun ? ["CAP_NET_ADMIN"] : [])].join(" "),
      enableTun,
      needless: namesOf(needless),
      needed: namesOf(needed),
    };
    report("joined-capabilities", given, site);
  }
};

interface Asked {
  readonly needless: readonly Capability[];
  readonly needed: readonly Capability[];
}

/** What a container has anyway and what it needs, without what nobody knows. With `all` nothing else is needed. */
function sortOut(container: LintedContainer): Asked {
  const asked = capabilitiesOf(container)
    .map(corrected)
    .filter(({ name }) => name !== undefined);
  const all = asked.find(({ name }) => name === "all");
  if (all !== undefined) return { needless: [], needed: [all] };
  const needless = asked.filter((capability) => givenAnyway(capability, container) !== undefined);
  return { needless, needed: asked.filter((capability) => !needless.includes(capability)) };
}

/** With the name that another lint proposes for one that is unknown. */
function corrected(capability: Capability): Capability {
  return { ...capability, name: capability.name ?? meantCapability(capability.text)?.name };
}

function namesOf(capabilities: readonly Capability[]): readonly string[] {
  return [...new Set(capabilities.flatMap(({ name }) => name ?? []))];
}
