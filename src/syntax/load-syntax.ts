import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { ParsedSource } from "./parsed-source.ts";

/** The parser of Nix files. */
export interface Syntax {
  /** Takes any text: what is no Nix has errors in its tree. `file` is what spans name. */
  parse(file: string, text: string): ParsedSource;
}

// The runtime of the parser is one for the whole process: started twice at once, the second takes the place of the first
// under the trees that it has made.
let loading: Promise<Syntax> | undefined;

/** Loads the parser and the grammar, which takes about as long as everything else: only where a span is needed. */
export function loadSyntax(): Promise<Syntax> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Syntax> {
  const { Language, Parser } = await import("web-tree-sitter");
  const [runtime, grammar] = await Promise.all([readFile(runtimeFile()), readFile(grammarFile())]);
  await Parser.init({ wasmBinary: runtime });
  const parser = new Parser().setLanguage(await Language.load(grammar));
  return { parse: (file, text) => new ParsedSource(parser, file, text) };
}

/** In the sources the runtime is in its package; the bundle has both files beside it. */
function runtimeFile(): string | URL {
  const { url } = import.meta;
  return isSource() ? createRequire(url).resolve("web-tree-sitter/web-tree-sitter.wasm") : beside("web-tree-sitter");
}

function grammarFile(): URL {
  return beside("tree-sitter-nix");
}

function beside(name: string): URL {
  return new URL(`./${name}.wasm`, import.meta.url);
}

function isSource(): boolean {
  return import.meta.url.endsWith(".ts");
}
