import { extraPairEnds } from "../../../lowering/container-network.ts";
import type { Lint } from "../lint.ts";
import { optionAt } from "../option-at.ts";
import { extraVethFlaw } from "./extra-veth-flaw.ts";

/** Keys of `extraVeths` that cannot be names of interfaces, or that the module's scripts take apart. */
export const extraVethNames: Lint = ({ containers, release }, report) => {
  for (const container of containers) {
    const { guest } = extraPairEnds(release, container.options);
    for (const name of Object.keys(container.options.extraVeths)) {
      const flaw = extraVethFlaw(name, guest);
      if (flaw === undefined) continue;
      const option = optionAt(container.nameSite(["extraVeths", name]));
      const site = container.nameSite(["extraVeths", name]);
      if (flaw === "length") report("extra-veth-name-too-long", { option, name }, site);
      else report("invalid-extra-veth-name", { option, name, flaw }, site);
    }
  }
};
