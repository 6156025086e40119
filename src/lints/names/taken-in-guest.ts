import { hasOwnPair } from "../../../lowering/container-network.ts";
import type { Release } from "../../releases/releases.ts";
import type { LintedContainer } from "../lint.ts";
import { listedInterfaces } from "./listed-interfaces.ts";

/** The names of interfaces that every such container has inside, or that its `macvlans` get there. */
export function takenInGuest(release: Release, container: LintedContainer): ReadonlyMap<string, "every" | "macvlans"> {
  const every = hasOwnPair(release, container.options) ? ["lo", "host0", "eth0"] : ["lo"];
  return new Map([
    ...every.map((name) => [name, "every"] as const),
    ...listedInterfaces(container, "macvlans").map(({ guest }) => [guest, "macvlans"] as const),
  ]);
}
