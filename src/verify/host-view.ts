import type { NixosRecord } from "./nixos/nixos-record.ts";

/** What a side puts on the host, in the same form for both. */
export interface HostView extends Pick<
  NixosRecord,
  | "containers"
  | "services"
  | "units"
  | "etc"
  | "extraHosts"
  | "denyInterfaces"
  | "udevExtraRules"
  | "kernelModules"
  | "multiUserWants"
  | "systemPackages"
> {
  /** Path of the root of a generated file → the file. */
  readonly files: ReadonlyMap<string, ViewedFile>;
  readonly assertions: readonly string[];
  readonly warnings: readonly string[];
}

/** A generated file. */
export interface ViewedFile {
  /** Without the hash. */
  readonly name: string;
  readonly text: string;
}
