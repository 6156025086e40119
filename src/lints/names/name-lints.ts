import type { Lint } from "../lint.ts";
import { extraVethNames } from "./extra-veth-names.ts";
import { guestInterfaceClashes } from "./guest-interface-clashes.ts";
import { hostInterfaceClashes } from "./host-interface-clashes.ts";
import { longInterfaceNames } from "./long-interface-names.ts";
import { longMacvlanNames } from "./long-macvlan-names.ts";
import { machineNames } from "./machine-names.ts";
import { macvlanParents } from "./macvlan-parents.ts";
import { movedInterfaces } from "./moved-interfaces.ts";
import { repeatedInterfaces } from "./repeated-interfaces.ts";

/** Lints of names of containers and interfaces. */
export const nameLints: readonly Lint[] = [
  machineNames,
  longInterfaceNames,
  longMacvlanNames,
  extraVethNames,
  hostInterfaceClashes,
  guestInterfaceClashes,
  repeatedInterfaces,
  movedInterfaces,
  macvlanParents,
];
