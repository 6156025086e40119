import { optionAt } from "../option-at.ts";
import type { Lint } from "../lint.ts";
import { areJoined, capabilitiesOf, givenAnyway } from "./capability.ts";

/** Several capabilities that systemd-nspawn takes for the name of one. */
export const joinedCapabilities: Lint = ({ release, containers }, report) => {
  for (const container of containers) {
    if (!areJoined(release, container)) continue;
    const { additionalCapabilities, enableTun } = container.options;
    const asked = capabilitiesOf(container);
    const needless = asked.filter((capability) => givenAnyway(capability, container) !== undefined);
    const needed = asked.filter((capability) => !needless.includes(capability));
    const site = container.valueSite(["additionalCapabilities"]);
    const given = {
      option: optionAt(site),
      text: [...additionalCapabilities, ...(enableTun ? ["CAP_NET_ADMIN"] : [])].join(" "),
      enableTun,
      needless: textsOf(needless),
      needed: textsOf(needed),
    };
    report("joined-capabilities", given, site);
  }
};

function textsOf(capabilities: readonly { readonly text: string }[]): readonly string[] {
  return [...new Set(capabilities.map(({ text }) => text))];
}
