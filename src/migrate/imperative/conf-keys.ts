import type { ChangeId } from "../../../lowering/releases/changes.ts";

/** What is known of a setting of a conf file. */
export interface ConfKey {
  /** The option of `containers.<name>` that it comes from. */
  readonly option: string;
  /** The change that brings the setting and its option; always there when absent. */
  readonly since?: ChangeId;
  /** Whether it is declared with a private network only. */
  readonly network?: true;
  /** Whether the containers module writes it in quotation marks: it has several words. */
  readonly quoted?: true;
}

/**
 * Every setting of the conf files of containers, in the order in which the containers module writes them. nixos-container
 * itself writes PRIVATE_NETWORK, HOST_ADDRESS, LOCAL_ADDRESS, HOST_BRIDGE, HOST_PORT, AUTO_START and FLAKE.
 */
export const CONF_KEYS: ReadonlyMap<string, ConfKey> = new Map<string, ConfKey>([
  ["SYSTEM_PATH", { option: "path" }],
  ["FLAKE", { option: "flake", since: "flake-option" }],
  ["PRIVATE_NETWORK", { option: "privateNetwork" }],
  ["HOST_BRIDGE", { option: "hostBridge", network: true }],
  ["HOST_PORT", { option: "forwardPorts", network: true }],
  ["HOST_ADDRESS", { option: "hostAddress", network: true }],
  ["HOST_ADDRESS6", { option: "hostAddress6", network: true }],
  ["LOCAL_ADDRESS", { option: "localAddress", network: true }],
  ["LOCAL_ADDRESS6", { option: "localAddress6", network: true }],
  ["LOCAL_MAC_ADDRESS", { option: "localMacAddress", since: "mac-address-option", network: true }],
  ["NETWORK_NAMESPACE_PATH", { option: "networkNamespace", since: "network-namespace-option" }],
  ["PRIVATE_USERS", { option: "privateUsers", since: "private-users-option" }],
  ["INTERFACES", { option: "interfaces", quoted: true }],
  ["MACVLANS", { option: "macvlans", quoted: true }],
  ["AUTO_START", { option: "autoStart" }],
  ["EXTRA_NSPAWN_FLAGS", { option: "extraFlags", quoted: true }],
]);
