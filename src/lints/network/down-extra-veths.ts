import { extraPairEnds } from "../../../lowering/container-network.ts";
import { hasChange } from "../../../lowering/releases/changes.ts";
import type { NetworkOptions } from "../../../lowering/types.ts";
import type { Lint, LintedContainer, LintedHost } from "../lint.ts";
import { extraVethFlaw } from "../names/extra-veth-flaw.ts";
import { takenInGuest } from "../names/taken-in-guest.ts";
import { optionAt } from "../option-at.ts";
import { mayBeBroughtUp } from "./may-be-brought-up.ts";

/** `extraVeths` whose host's end nothing brings up. */
export const downExtraVeths: Lint = (host, report) => {
  for (const container of host.containers) {
    const isDown = downIn(host, container);
    if (isDown === undefined) continue;
    const takenInside = takenInGuest(host.release, container);
    const setUp = extraPairEnds(host.release, container.options).guest;
    for (const [name, veth] of Object.entries(container.options.extraVeths)) {
      if (!isDown.of(veth) || mayBeBroughtUp(host, name)) continue;
      // Of a name that is none, or taken, the lints of names say more.
      if (takenInside.has(name) || extraVethFlaw(name, setUp) !== undefined) continue;
      const addresses = (["localAddress", "localAddress6"] as const).filter((option) => veth[option] !== null);
      const option = optionAt(container.nameSite(["extraVeths", name]));
      const given = { option, name, missing: isDown.without, addresses };
      report("extra-veth-stays-down", given, container.nameSite(["extraVeths", name]));
    }
  }
};

interface Down {
  /** What the module would have to find, to bring it up: a bridge of the pair, or an address of the container. */
  readonly without: "bridge" | "address";
  readonly of: (veth: NetworkOptions) => boolean;
}

/** The pairs of a container that stay down; undefined where none does, or another lint says why. */
function downIn({ release }: LintedHost, { options }: LintedContainer): Down | undefined {
  if (!options.privateNetwork) return undefined;
  if (!extraPairEnds(release, options).host) return { without: "address", of: () => true };
  if (hasChange(release.name, "host-veths-up")) return undefined;
  return { without: "bridge", of: ({ hostBridge }) => hostBridge === null };
}
