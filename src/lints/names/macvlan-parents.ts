import { groupBy } from "../../group-by.ts";
import type { Lint, LintedContainer, Report } from "../lint.ts";
import { type ListedInterface, listedInterfaces } from "./listed-interfaces.ts";

/** Parents of macvlan interfaces that another container takes away or shares. */
export const macvlanParents: Lint = ({ containers }, report) => {
  const movers = new Map(containers.flatMap((container) => byName(container, "interfaces")));
  const parents = containers.flatMap((container) => byName(container, "macvlans").map(([, listed]) => listed));
  for (const [name, sharers] of groupBy(parents, ({ name }) => name)) {
    const mover = movers.get(name);
    if (mover !== undefined) reportMoved(sharers, mover, report);
    else reportShared(sharers, report);
  }
};

/** Each name once. */
function byName(
  container: LintedContainer,
  list: "interfaces" | "macvlans",
): readonly (readonly [name: string, ListedInterface])[] {
  return [...new Map(listedInterfaces(container, list).map((listed) => [listed.name, listed] as const))];
}

function reportMoved(sharers: readonly ListedInterface[], mover: ListedInterface, report: Report): void {
  for (const { container, name, site } of sharers) {
    const given = { name, container: container.name, other: mover.container.name };
    report("macvlan-parent-moved", given, site(), { related: [mover.site()] });
  }
}

/** One finding for all of them: nothing has to be done about it. */
function reportShared([first, ...others]: readonly ListedInterface[], report: Report): void {
  if (first === undefined || others.length === 0) return;
  const given = { name: first.name, count: others.length + 1 };
  report("shared-macvlan-parent", given, first.site(), { related: others.map(({ site }) => site()) });
}
