import { join } from "node:path";

import type { Prefix } from "../read/find-directories.ts";

/** Where a host has the root file system of a container, with conf files in the directory of that name. */
export function stateDirectory(prefix: Prefix, container: string): string {
  return join("/var/lib", prefix, container);
}
