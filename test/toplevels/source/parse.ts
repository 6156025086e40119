import { loadSyntax } from "../../../src/syntax/load-syntax.ts";
import type { ParsedSource } from "../../../src/syntax/parsed-source.ts";

/** A text as a file of that name. */
export async function parse(text: string, file = "/conf/configuration.nix"): Promise<ParsedSource> {
  return (await loadSyntax()).parse(file, text);
}
