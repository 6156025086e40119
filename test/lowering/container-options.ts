import { defaultFacts } from "../../src/facts/default-facts.ts";
import { lowerHost, type LoweringInput } from "../../lowering/lower-host.ts";
import type { ReleaseName } from "../../lowering/releases/release-name.ts";
import type { ContainerOptions, HostOptions, LoweredHost, NetworkOptions } from "../../lowering/types.ts";

const network: NetworkOptions = {
  hostBridge: null,
  forwardPorts: [],
  hostAddress: null,
  hostAddress6: null,
  localAddress: null,
  localAddress6: null,
};

/** Options of a container that defines `path` alone, and whatever is given. */
export function containerOptions(options: Partial<ContainerOptions> = {}): ContainerOptions {
  return {
    ...network,
    path: "/nix/var/nix/profiles/web",
    additionalCapabilities: [],
    enableTun: false,
    privateNetwork: false,
    interfaces: [],
    macvlans: [],
    extraVeths: {},
    autoStart: false,
    bindMounts: {},
    allowedDevices: [],
    tmpfs: [],
    extraFlags: [],
    ...options,
  };
}

/** An extra veth pair with no options but these. */
export function vethOptions(options: Partial<NetworkOptions> = {}): NetworkOptions {
  return { ...network, ...options };
}

/** The facts of an ordinary distribution, the same on every machine. */
export const testFacts = defaultFacts("x86_64-linux");

export function lower(
  containers: { readonly [name: string]: ContainerOptions },
  host: Partial<HostOptions> = {},
  release: ReleaseName = "19.03",
): LoweredHost {
  return lowerHost({ release, ...loweringInput(containers, host) });
}

/** What `lowerHost` is given besides the release; all containers have a `config`. */
export function loweringInput(
  containers: { readonly [name: string]: ContainerOptions },
  host: Partial<HostOptions> = {},
): Omit<LoweringInput, "release"> {
  return {
    containers,
    host: { enableContainers: true, networkmanager: false, system: "x86_64-linux", stateVersion: null, ...host },
    facts: testFacts,
    guests: new Set(Object.keys(containers)),
  };
}

/** Lowers one container named `web`. */
export function lowerWeb(
  options: Partial<ContainerOptions> = {},
  host: Partial<HostOptions> = {},
  release?: ReleaseName,
): LoweredHost {
  return lower({ web: containerOptions(options) }, host, release);
}
