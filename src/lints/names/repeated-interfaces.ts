import type { Lint, LintedContainer, Report } from "../lint.ts";
import { optionAt } from "../option-at.ts";
import { type ListedInterface, listedInterfaces } from "./listed-interfaces.ts";

/** Interfaces that stand in one list twice. */
export const repeatedInterfaces: Lint = ({ containers }, report) => {
  for (const container of containers) {
    for (const list of ["interfaces", "macvlans"] as const) reportRepeats(container, list, report);
  }
};

function reportRepeats(container: LintedContainer, list: "interfaces" | "macvlans", report: Report): void {
  const firsts = new Map<string, ListedInterface>();
  for (const listed of listedInterfaces(container, list)) {
    const { name, guest, site } = listed;
    // A parent may have several macvlan interfaces of different names.
    const key = list === "macvlans" ? guest : name;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, listed);
    else
      report("interface-listed-twice", { option: optionAt(container.nameSite([list])), name }, site(), {
        related: [first.site()],
      });
  }
}
