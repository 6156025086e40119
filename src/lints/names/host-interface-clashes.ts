import { extraPairEnds, touchesOwnPair } from "../../../lowering/container-network.ts";
import type { Release } from "../../releases/releases.ts";
import type { Lint, LintedContainer, Report } from "../lint.ts";
import { optionAt } from "../option-at.ts";
import { extraVethFlaw } from "./extra-veth-flaw.ts";
import { hostInterface } from "./host-interface.ts";
import { canBeMachine } from "./machine-name.ts";

/** Keys of `extraVeths` that are the host's interface of something else too. */
export const hostInterfaceClashes: Lint = ({ containers, release }, report) => {
  const owners = ownersOf(release, containers);
  const firsts = new Map<string, LintedContainer>();
  for (const container of containers) {
    const { guest } = extraPairEnds(release, container.options);
    for (const key of Object.keys(container.options.extraVeths)) {
      if (extraVethFlaw(key, guest) !== undefined) continue;
      const owner = owners.get(key);
      const first = firsts.get(key);
      if (owner !== undefined) reportOwned(container, key, owner, report);
      else if (first !== undefined) reportTwice(container, key, first, report);
      else firsts.set(key, container);
    }
  }
};

interface Owner {
  readonly container: LintedContainer;
  /** Whether systemd-nspawn makes an interface of that name for the container itself. */
  readonly makes: boolean;
  /** Whether the container's pre-start script removes it. */
  readonly removes: boolean;
}

/** By the names that belong to a container's own pair, whichever of them it has. */
function ownersOf(release: Release, containers: readonly LintedContainer[]): ReadonlyMap<string, Owner> {
  return new Map(
    containers.filter(({ name }) => canBeMachine(name)).flatMap((container) => ownedBy(release, container)),
  );
}

function ownedBy(release: Release, container: LintedContainer): readonly (readonly [name: string, owner: Owner])[] {
  const own = hostInterface(release, container);
  const removes = touchesOwnPair(release, container.options);
  return ["ve", "vb"]
    .map((prefix) => `${prefix}-${container.name}`)
    .filter((name) => removes || name === own)
    .map((name) => [name, { container, makes: name === own, removes }]);
}

function reportOwned(container: LintedContainer, key: string, owner: Owner, report: Report): void {
  const site = container.nameSite(["extraVeths", key]);
  const given = {
    option: optionAt(site),
    name: key,
    container: container.name,
    owner: owner.container.name,
    removed: owner.removes,
  };
  if (owner.container !== container) {
    report("extra-veth-of-container", given, site, { related: [owner.container.nameSite([])] });
  } else if (owner.makes) {
    report("extra-veth-of-container", given, site);
  }
}

function reportTwice(container: LintedContainer, key: string, first: LintedContainer, report: Report): void {
  const path = ["extraVeths", key];
  const given = { option: optionAt(container.nameSite(path)), other: optionAt(first.nameSite(path)), name: key };
  report("extra-veth-clash", given, container.nameSite(path), { related: [first.nameSite(path)] });
}
