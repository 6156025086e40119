import type { Site } from "../../options/site.ts";
import type { Lint, LintedContainer } from "../lint.ts";
import { optionAt } from "../option-at.ts";
import { listedInterfaces } from "./listed-interfaces.ts";
import { takenInGuest } from "./taken-in-guest.ts";

/** Interfaces whose name inside the container belongs to one that systemd-nspawn or the module makes there. */
export const guestInterfaceClashes: Lint = ({ containers, release }, report) => {
  for (const container of containers) {
    const taken = takenInGuest(release, container);
    for (const { path, name, site } of guestInterfaces(container)) {
      const by = taken.get(name);
      if (by === undefined) continue;
      const macvlan = by === "macvlans";
      report("guest-interface-clash", { option: optionAt(container.nameSite(path)), name, macvlan }, site());
    }
  }
};

interface GuestInterface {
  /** Of the option that it is from. */
  readonly path: readonly string[];
  readonly name: string;
  readonly site: () => Site;
}

function guestInterfaces(container: LintedContainer): readonly GuestInterface[] {
  const moved = listedInterfaces(container, "interfaces");
  const made = Object.keys(container.options.extraVeths).map((name) => ({ name, path: ["extraVeths", name] }));
  return [
    ...moved.map(({ guest, site }) => ({ path: ["interfaces"], name: guest, site })),
    ...made.map(({ name, path }) => ({ path, name, site: () => container.nameSite(path) })),
  ];
}
