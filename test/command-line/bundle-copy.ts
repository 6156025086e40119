import { chmodSync, cpSync } from "node:fs";
import { dirname, join } from "node:path";

import { inject } from "vitest";

import { directoryWith } from "./nixctr.ts";

/** A copy of all that the command needs, which every user may read. Gives the directory that the command is in. */
export function bundleCopy(): string {
  const root = directoryWith();
  const dist = dirname(inject("nixctr"));
  for (const name of ["dist", "nix", "docs"]) cpSync(join(dist, "..", name), join(root, name), { recursive: true });
  for (const path of [dirname(root), root]) chmodSync(path, 0o755);
  return join(root, "dist");
}
