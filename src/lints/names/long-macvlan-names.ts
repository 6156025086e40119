import { MAX_INTERFACE_NAME } from "../../../lowering/interface-name.ts";
import type { Lint } from "../lint.ts";
import { wayToShorten } from "../nspawn-of-release.ts";
import { listedInterfaces } from "./listed-interfaces.ts";
import { cutInterfaceName, hashInterfaceName } from "./shorten-interface-name.ts";

/** Parents of macvlan interfaces that make the name of the interface in the container too long. */
export const longMacvlanNames: Lint = ({ containers, release }, report) => {
  const way = wayToShorten(release);
  for (const container of containers) {
    for (const { name: parent, guest: full, site } of listedInterfaces(container, "macvlans")) {
      // A name that is given is not shortened, and there is no parent with a name that is too long itself.
      if (full !== `mv-${parent}` || parent.length > MAX_INTERFACE_NAME) continue;
      if (full.length <= MAX_INTERFACE_NAME) continue;
      const shortened = { full, cut: cutInterfaceName(full), hashed: hashInterfaceName(full), way };
      report("macvlan-name-shortened", { name: container.name, ...shortened }, site());
    }
  }
};
