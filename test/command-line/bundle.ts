import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { TestProject } from "vitest/node";

import { bundleCommandLine } from "../../scripts/bundle.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** The bundled command line, as `npm run build` makes it. */
    readonly nixctr: string;
  }
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Bundles the command line once for all tests, beside copies of `nix/` and `docs/`, and not in `dist/`. */
export default async function setup(project: TestProject): Promise<() => void> {
  const cache = join(root, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const directory = mkdtempSync(join(cache, "nixctr-"));
  cpSync(join(root, "nix"), join(directory, "nix"), { recursive: true });
  cpSync(join(root, "docs"), join(directory, "docs"), { recursive: true });
  const nixctr = await bundleCommandLine(join(directory, "dist"));
  project.provide("nixctr", nixctr);
  return () => rmSync(directory, { recursive: true, force: true });
}
