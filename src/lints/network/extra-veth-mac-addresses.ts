import type { Lint } from "../lint.ts";
import { optionAt } from "../option-at.ts";

/** `localMacAddress` of `extraVeths`, which nothing reads. */
export const extraVethMacAddresses: Lint = ({ containers }, report) => {
  for (const container of containers) {
    for (const [name, { localMacAddress = null }] of Object.entries(container.options.extraVeths)) {
      if (localMacAddress === null) continue;
      const path = ["extraVeths", name, "localMacAddress"];
      const given = { option: optionAt(container.nameSite(path)), name, address: localMacAddress };
      report("extra-veth-mac-address-ignored", given, container.nameSite(path));
    }
  }
};
