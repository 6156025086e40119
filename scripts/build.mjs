// Bundles the command line and the library into dist/: `node scripts/build.mjs`.
import { chmod, copyFile, rm } from "node:fs/promises";

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
  outdir: "dist",
};

await build({
  ...common,
  entryPoints: { nixctr: "src/cli.ts" },
  // What few runs need (the parser, lints, reporters) is imported when it is needed, from files of its own.
  splitting: true,
  chunkNames: "nixctr-[name]-[hash]",
  banner: { js: "#!/usr/bin/env node" },
});
await chmod("dist/nixctr.js", 0o755);

await build({ ...common, entryPoints: { index: "src/index.ts" } });

// Beside the bundles, where `loadSyntax` finds them.
await copyFile("node_modules/web-tree-sitter/web-tree-sitter.wasm", "dist/web-tree-sitter.wasm");
await copyFile("src/syntax/tree-sitter-nix.wasm", "dist/tree-sitter-nix.wasm");
