import { hasOwnPair } from "../../../lowering/container-network.ts";
import { joinedBridge } from "../../../lowering/joined-bridge.ts";
import type { Release } from "../../releases/releases.ts";
import type { LintedContainer } from "../lint.ts";
import { canBeMachine } from "./machine-name.ts";

/** The full name of the host's end of a container's own veth pair; undefined where there is none. */
export function hostInterface(release: Release, { name, options }: LintedContainer): string | undefined {
  if (!hasOwnPair(release, options) || !canBeMachine(name)) return undefined;
  return `${joinedBridge(options) === null ? "ve" : "vb"}-${name}`;
}
