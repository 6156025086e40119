import type { Lint } from "../lint.ts";
import { bridgeAddresses } from "./bridge-addresses.ts";
import { bridgedNetworks } from "./bridged-networks.ts";
import { clashes } from "./clashes.ts";
import { families } from "./families.ts";
import { hostsEntry } from "./hosts-entry.ts";
import { networks } from "./networks.ts";
import { oneEnd } from "./one-end.ts";
import { prefixes } from "./prefixes.ts";
import { readability } from "./readability.ts";
import { usability } from "./usability.ts";
import { type AddressRule, vethPairs } from "./veth-pair.ts";

const rules: readonly AddressRule[] = [
  readability,
  prefixes,
  usability,
  clashes,
  networks,
  bridgedNetworks,
  bridgeAddresses,
  families,
  oneEnd,
  hostsEntry,
];

/** Lints of addresses. They are one, so that every address is read once. */
export const addressLints: readonly Lint[] = [
  (host, report) => {
    const pairs = host.containers.flatMap((container) => vethPairs(host.release, container));
    for (const rule of rules) rule(pairs, report, host);
  },
];
