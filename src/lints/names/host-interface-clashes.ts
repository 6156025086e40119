import type { Lint, LintedContainer, Report } from "../lint.ts";
import { optionAt } from "../option-at.ts";
import { extraVethFlaw } from "./extra-veth-flaw.ts";
import { hostInterface } from "./host-interface.ts";
import { canBeMachine } from "./machine-name.ts";

/** Keys of `extraVeths` that are the host's interface of something else too. */
export const hostInterfaceClashes: Lint = ({ containers }, report) => {
  const owners = ownersOf(containers);
  const firsts = new Map<string, LintedContainer>();
  for (const container of containers) {
    for (const key of Object.keys(container.options.extraVeths)) {
      if (extraVethFlaw(key, container.options) !== undefined) continue;
      const owner = owners.get(key);
      const first = firsts.get(key);
      if (owner !== undefined) reportOwned(container, key, owner, report);
      else if (first !== undefined) reportTwice(container, key, first, report);
      else firsts.set(key, container);
    }
  }
};

/** By the names that a container's pre-start script removes. */
function ownersOf(containers: readonly LintedContainer[]): ReadonlyMap<string, LintedContainer> {
  const own = containers.filter(({ name, options }) => options.privateNetwork && canBeMachine(name));
  return new Map(own.flatMap((container) => ["ve", "vb"].map((prefix) => [`${prefix}-${container.name}`, container])));
}

function reportOwned(container: LintedContainer, key: string, owner: LintedContainer, report: Report): void {
  const given = { option: optionAt(container.nameSite(["extraVeths", key])), name: key, container: container.name };
  const site = container.nameSite(["extraVeths", key]);
  if (owner !== container) {
    report("extra-veth-of-container", { ...given, owner: owner.name }, site, { related: [owner.nameSite([])] });
  } else if (hostInterface(container) === key) {
    report("extra-veth-of-container", { ...given, owner: owner.name }, site);
  }
}

function reportTwice(container: LintedContainer, key: string, first: LintedContainer, report: Report): void {
  const path = ["extraVeths", key];
  const given = { option: optionAt(container.nameSite(path)), other: optionAt(first.nameSite(path)), name: key };
  report("extra-veth-clash", given, container.nameSite(path), { related: [first.nameSite(path)] });
}
