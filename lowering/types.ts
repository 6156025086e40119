/** What goes into the lowering and what comes out of it. Plain data; see `spec/interface.md` for the lowered host. */

/** `networkOptions` of the containers module: shared by a container and each of its `extraVeths`. */
export interface NetworkOptions {
  readonly hostBridge: string | null;
  readonly forwardPorts: readonly ForwardPort[];
  readonly hostAddress: string | null;
  readonly hostAddress6: string | null;
  readonly localAddress: string | null;
  readonly localAddress6: string | null;
  readonly localMacAddress?: string | null;
}

/** A signed 64-bit integer of Nix: a `bigint` where a `number` cannot hold it. */
export type Integer = number | bigint;

export interface ForwardPort {
  readonly protocol: string;
  readonly hostPort: Integer;
  readonly containerPort: Integer | null;
}

export interface BindMount {
  readonly mountPoint: string;
  readonly hostPath: string | null;
  readonly isReadOnly: boolean;
}

export interface AllowedDevice {
  readonly node: string;
  readonly modifier: string;
}

/**
 * The final values of `containers.NAME`: merged, typed and defaulted. `config` is left out, and so are `nixpkgs`, `pkgs`
 * and `specialArgs`, which only `config` is evaluated with. An option that a release does not have is absent.
 */
export interface ContainerOptions extends NetworkOptions {
  readonly path: string;
  readonly additionalCapabilities: readonly string[];
  readonly enableTun: boolean;
  readonly privateNetwork: boolean;
  readonly interfaces: readonly string[];
  readonly macvlans: readonly string[];
  readonly extraVeths: { readonly [name: string]: NetworkOptions };
  readonly autoStart: boolean;
  readonly bindMounts: { readonly [name: string]: BindMount };
  readonly allowedDevices: readonly AllowedDevice[];
  readonly tmpfs: readonly string[];
  readonly extraFlags?: readonly string[];
  readonly ephemeral?: boolean;
  readonly timeoutStartSec?: string;
  readonly restartIfChanged?: boolean;
  readonly networkNamespace?: string | null;
  /** A user ID to start at, or `no`, `identity`, `pick`. */
  readonly privateUsers?: string | Integer;
  /** With it, `path` is a profile that `nixos-container update` makes. */
  readonly flake?: string | null;
}

/** What the host contributes and the configuration does not say (`--facts`). */
export interface Facts {
  /** The host's platform, such as `x86_64-linux`. */
  readonly system: string;
  /** Path of the shell that runs scripts. */
  readonly shell: string;
  /** Roots: the program is `ROOT/bin/…`. */
  readonly packages: {
    readonly systemd: string;
    readonly iproute: string;
    readonly nix: string;
    readonly nixosContainer: string;
  };
  /** Package roots on every service's `PATH`, after those of the unit. */
  readonly defaultPath: readonly string[];
  /** Variables that NixOS sets on every service (`systemd.globalEnvironment`). */
  readonly globalEnvironment: { readonly [name: string]: string };
  /** Container name → store path of its evaluated system, for containers with `config`. */
  readonly toplevels: { readonly [name: string]: string };
}

/** The options of the host that the containers module reads. */
export interface HostOptions {
  /** `boot.enableContainers` */
  readonly enableContainers: boolean;
  /** `networking.networkmanager.enable` */
  readonly networkmanager: boolean;
  /** `nixpkgs.localSystem.system`, else the system of the facts. */
  readonly system: string;
  /** `system.stateVersion`; where nothing says it, it is the release. */
  readonly stateVersion: string | null;
  /** `virtualisation.containers.enable`: Podman and the like share a directory with the module. */
  readonly virtualisationContainers?: boolean;
}

/** A value of a systemd directive, as an option of `systemd.services.NAME.serviceConfig` holds it. */
export type DirectiveValue = string | boolean | number | readonly string[];

/** `systemd.services.NAME` as the containers module defines it. */
export interface Service {
  readonly description: string;
  readonly wantedBy: readonly string[];
  readonly wants: readonly string[];
  readonly after: readonly string[];
  readonly environment: { readonly [name: string]: string };
  readonly preStart: string;
  readonly script: string;
  readonly postStart: string;
  readonly preStop: string;
  readonly restartIfChanged: boolean;
  readonly reloadIfChanged: boolean;
  readonly restartTriggers: readonly string[];
  readonly serviceConfig: { readonly [directive: string]: DirectiveValue };
  readonly unitConfig: { readonly [directive: string]: DirectiveValue };
}

/** A generated file that units refer to by its path. */
export interface GeneratedFile {
  readonly text: string;
  readonly executable: boolean;
}

/** `nixctr.lowered-host/1` without `schema`, `release` and `diagnostics`, which the caller adds. */
export interface LoweredHost {
  /**
   * Names in byte order, here and in every other set, as far as objects have an order: JavaScript puts names such as
   * `10` first. What writes a set sorts it (`sortedEntries`).
   */
  readonly containers: { readonly [name: string]: ContainerOptions };
  readonly systemd: {
    readonly services: { readonly [name: string]: Service };
    readonly targets: { readonly [name: string]: { readonly wants: readonly string[] } };
  };
  /** `container@NAME.service` → text. */
  readonly units: { readonly [name: string]: string };
  readonly environment: {
    readonly etc: { readonly [path: string]: { readonly text: string } };
    readonly systemPackages: readonly string[];
  };
  readonly networking: {
    readonly extraHosts: string;
    readonly dhcpcd: { readonly denyInterfaces: readonly string[] };
  };
  readonly services: { readonly udev: { readonly extraRules: string } };
  readonly boot: { readonly kernelModules: readonly string[] };
  readonly files: { readonly [path: string]: GeneratedFile };
  readonly assertions: readonly string[];
  readonly warnings: readonly string[];
}
