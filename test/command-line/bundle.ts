import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The bundled command line, as `npm run build` makes it. */
    readonly nixctr: string;
  }
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Bundles the command line once for all tests, beside a copy of `nix/`, and not in `dist/`. */
export default async function setup(project: TestProject): Promise<() => void> {
  const cache = join(root, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const directory = mkdtempSync(join(cache, "nixctr-"));
  const nixctr = join(directory, "dist/nixctr.js");
  cpSync(join(root, "nix"), join(directory, "nix"), { recursive: true });
  await build({
    entryPoints: [join(root, "src/cli.ts")],
    outfile: nixctr,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    loader: { ".sh": "text" },
    logLevel: "warning",
  });
  project.provide("nixctr", nixctr);
  return () => rmSync(directory, { recursive: true, force: true });
}
