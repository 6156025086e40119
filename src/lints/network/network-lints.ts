import type { Lint } from "../lint.ts";
import { bridgedHostAddresses } from "./bridged-host-addresses.ts";
import { downExtraVeths } from "./down-extra-veths.ts";
import { droppedNetwork } from "./dropped-network.ts";
import { extraVethPorts } from "./extra-veth-ports.ts";
import { extraVethMacAddresses } from "./extra-veth-mac-addresses.ts";
import { macAddressAlone } from "./mac-address-alone.ts";
import { malformedPorts } from "./malformed-ports.ts";
import { networkNamespaces } from "./network-namespaces.ts";
import { nothingToForwardTo } from "./nothing-to-forward-to.ts";
import { ownNetwork } from "./own-network.ts";
import { portClashes } from "./port-clashes.ts";

/** Lints of the network between host and container. */
export const networkLints: readonly Lint[] = [
  droppedNetwork,
  ownNetwork,
  networkNamespaces,
  macAddressAlone,
  bridgedHostAddresses,
  malformedPorts,
  portClashes,
  nothingToForwardTo,
  extraVethPorts,
  extraVethMacAddresses,
  downExtraVeths,
];
