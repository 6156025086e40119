import type { Lint } from "../lint.ts";
import { confFiles } from "./conf-files.ts";
import { managedExtraVeths } from "./managed-extra-veths.ts";
import { networkdVeths } from "./networkd-veths.ts";
import { undeclaredBridges } from "./undeclared-bridges.ts";

/** Lints of the host around the containers. */
export const hostLints: readonly Lint[] = [undeclaredBridges, managedExtraVeths, networkdVeths, confFiles];
