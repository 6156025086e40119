import type { Position } from "../definitions/definition.ts";

/** A value and where the configuration says it. */
export interface Said<T> {
  readonly value: T;
  readonly at: Position;
}

/** An option of the host: undefined where the configuration does not set it, null where only NixOS can tell. */
export type Setting<T> = Said<T> | undefined | null;

/** What the lints look at beside the containers. Options that are set by NixOS itself are not known. */
export interface HostSurroundings {
  /** Interfaces that the configuration makes or sets up, by name; null when there may be others. */
  readonly declaredInterfaces: ReadonlyMap<string, Position> | null;
  readonly networkmanager: {
    readonly enable: Setting<boolean>;
    /** Null when there may be others. */
    readonly unmanaged: readonly Said<string>[] | null;
  };
  readonly networkd: {
    /** `systemd.network.enable` or `networking.useNetworkd`. */
    readonly enable: Setting<boolean>;
    /** Those that are not switched off, by name as networkd reads them; null when there may be others. */
    readonly networks: readonly Network[] | null;
  };
  readonly dhcp: {
    readonly use: Setting<boolean>;
    /** `networking.dhcpcd.denyInterfaces`; null when there may be others. */
    readonly denied: readonly Said<string>[] | null;
  };
  /** Files below `/etc/containers` and `/etc/nixos-containers`, by path below `/etc`; null when there may be others. */
  readonly etcFiles: ReadonlyMap<string, Position> | null;
  /** `virtualisation.NAME.enable`. */
  readonly virtualisation: Readonly<Record<Virtualisation, Setting<boolean>>>;
}

export type Virtualisation = "podman" | "containers" | "cri-o" | "docker" | "libvirtd" | "lxd";

/** One of `systemd.network.networks`. */
export interface Network {
  /** Of the file, without `.network`: files are read in the order of their names. */
  readonly name: string;
  readonly at: Position;
  /** Names and patterns of interfaces; empty when it matches by other things alone, null when unknown. */
  readonly patterns: readonly Said<string>[] | null;
  /** Other keys of `matchConfig` (`MACAddress`, `Type`, …): all must match; null when there may be others. */
  readonly otherMatches: readonly string[] | null;
  readonly unmanaged: Setting<boolean>;
}
