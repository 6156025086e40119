// Builds src/syntax/tree-sitter-nix.wasm from the npm package: `node scripts/build-grammar.mjs`. With `--check` nothing
// is written, and it fails where the committed file is another.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { runClang, runLLVM } from "@yowasp/clang";

const GRAMMAR = dirname(createRequire(import.meta.url).resolve("tree-sitter-nix/package.json"));
const TARGET = fileURLToPath(new URL("../src/syntax/tree-sitter-nix", import.meta.url));

const CLANG = [
  "clang",
  "--target=wasm32-wasip1",
  "-Os",
  "-g0",
  "-fPIC",
  "-shared",
  "-nostdlib",
  "-fno-exceptions",
  "-fvisibility=hidden",
  "-Wl,--export=tree_sitter_nix",
  "-Wl,--allow-undefined",
  "-Wl,--no-entry",
  "-Wl,--strip-debug",
  "-I.",
  "parser.c",
  "scanner.c",
  "-o",
  "tree-sitter-nix.wasm",
];

const source = (name) => readFileSync(join(GRAMMAR, "src", name));

const SOURCES = {
  "parser.c": source("parser.c"),
  "scanner.c": source("scanner.c"),
  tree_sitter: { "parser.h": source("tree_sitter/parser.h") },
};

const wasm = await compile();
// The binary derives from the grammar, whose licence goes with it.
const licence = readFileSync(join(GRAMMAR, "LICENSE"));

const outputs = [
  [`${TARGET}.wasm`, wasm],
  [`${TARGET}.LICENSE`, licence],
];
if (process.argv.includes("--check")) {
  for (const [file, bytes] of outputs) {
    if (readFileSync(file).equals(bytes)) continue;
    console.error(`${file} is not what the grammar gives; run: node scripts/build-grammar.mjs`);
    process.exitCode = 1;
  }
} else {
  for (const [file, bytes] of outputs) writeFileSync(file, bytes);
}

/** What the compiler says is of interest only where it fails. */
async function compile() {
  const said = [];
  // Unpacks the compiler, which would be reported otherwise.
  await runLLVM(null, {}, { fetchProgress: () => {} });
  try {
    const built = await runClang(CLANG, SOURCES, { stdout: null, stderr: (bytes) => void (bytes && said.push(bytes)) });
    return built["tree-sitter-nix.wasm"];
  } catch (error) {
    process.stderr.write(Buffer.concat(said));
    throw error;
  }
}
