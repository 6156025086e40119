// How nixctr is bundled, for scripts/build.mjs and for the tests.
import { chmod, copyFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));

/** What packages that are CommonJS expect to be there, which ES modules do not have. */
const COMMONJS = [
  'import { createRequire as createRequireOfNode } from "node:module";',
  "const require = createRequireOfNode(import.meta.url), __filename = import.meta.filename;",
].join("");

/** @type {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  minify: true,
  logLevel: "warning",
  loader: { ".sh": "text" },
  // What few runs need (the parser, lints, reporters) is imported when it is needed, from files of its own.
  splitting: true,
};

/** Bundles the command line into a directory: `nixctr.js` and what it loads. Gives the path of the command. */
export async function bundleCommandLine(outdir) {
  await build({
    ...common,
    entryPoints: { nixctr: "src/cli.ts" },
    outdir,
    chunkNames: "nixctr-[name]-[hash]",
    banner: { js: `#!/usr/bin/env node\n${COMMONJS}` },
  });
  await copySyntax(outdir);
  const command = join(outdir, "nixctr.js");
  await chmod(command, 0o755);
  return command;
}

/** Bundles the library into a directory: `index.js` and what it loads. */
export async function bundleLibrary(outdir) {
  await build({
    ...common,
    entryPoints: { index: "src/index.ts" },
    outdir,
    chunkNames: "index-[name]-[hash]",
    banner: { js: COMMONJS },
  });
  await copySyntax(outdir);
}

/** Beside the bundles, where `loadSyntax` finds them. */
async function copySyntax(outdir) {
  await copyFile(join(root, "node_modules/web-tree-sitter/web-tree-sitter.wasm"), join(outdir, "web-tree-sitter.wasm"));
  await copyFile(join(root, "src/syntax/tree-sitter-nix.wasm"), join(outdir, "tree-sitter-nix.wasm"));
}
