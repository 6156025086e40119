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
  | "others"
> {
  /** Path of the root of a generated file → its text. */
  readonly files: ReadonlyMap<string, string>;
  readonly assertions: readonly string[];
  readonly warnings: readonly string[];
}
