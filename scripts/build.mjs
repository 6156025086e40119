// Bundles the command line and the library into dist/: `node scripts/build.mjs`.
import { chmod, rm } from "node:fs/promises";

import { build } from "esbuild";

await rm("dist", { recursive: true, force: true });

/** @type {import("esbuild").BuildOptions} */
const common = {
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  minify: true,
  logLevel: "warning",
  loader: { ".sh": "text" },
};

await build({
  ...common,
  entryPoints: ["src/cli.ts"],
  outfile: "dist/nixctr.js",
  banner: { js: "#!/usr/bin/env node" },
});
await chmod("dist/nixctr.js", 0o755);

await build({ ...common, entryPoints: ["src/index.ts"], outfile: "dist/index.js" });
