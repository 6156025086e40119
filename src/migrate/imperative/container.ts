import type { ForwardPort } from "../../../lowering/types.ts";
import type { Assignment } from "./read/conf-file.ts";
import type { ConfDirectory } from "./read/find-directories.ts";

/** A container that nixos-container made, by the values of its conf file; null and empty where they are not set. */
export interface ImperativeContainer {
  /** What it is declared as. */
  readonly name: string;
  /** What nixos-container calls it. */
  readonly was: string;
  /** The conf file on this machine. */
  readonly file: string;
  readonly directory: ConfDirectory;
  readonly autoStart: boolean;
  readonly privateNetwork: boolean;
  readonly hostBridge: string | null;
  readonly hostAddress: string | null;
  readonly hostAddress6: string | null;
  readonly localAddress: string | null;
  readonly localAddress6: string | null;
  readonly localMacAddress: string | null;
  readonly forwardPorts: readonly ForwardPort[];
  readonly interfaces: readonly string[];
  readonly macvlans: readonly string[];
  readonly networkNamespace: string | null;
  readonly privateUsers: string | number | null;
  readonly bindMounts: readonly ConfMount[];
  readonly extraFlags: readonly string[];
  readonly systemPath: string | null;
  readonly flake: string | null;
  /** What cannot be declared. */
  readonly left: readonly Assignment[];
}

/** A bind mount among the flags of systemd-nspawn. */
export interface ConfMount {
  readonly mountPoint: string;
  readonly hostPath: string | null;
  readonly isReadOnly: boolean;
}
