import type { Lint } from "../lint.ts";
import { type ListedInterface, listedInterfaces } from "./listed-interfaces.ts";

/** Interfaces of the host that two containers want to themselves. */
export const movedInterfaces: Lint = ({ containers }, report) => {
  const first = new Map<string, ListedInterface>();
  for (const listed of containers.flatMap((container) => listedInterfaces(container, "interfaces"))) {
    const { container, name, site } = listed;
    const other = first.get(name);
    if (other === undefined) first.set(name, listed);
    else if (other.container !== container) {
      const given = { name, container: container.name, other: other.container.name };
      report("interface-moved-twice", given, site(), { related: [other.site()] });
    }
  }
};
