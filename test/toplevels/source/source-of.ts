import { loadSyntax } from "../../../src/syntax/load-syntax.ts";
import { type UserSource, userSource } from "../../../src/toplevels/source/user-source.ts";

/** A text as a file of that name. */
export async function sourceOf(text: string, file = "/conf/configuration.nix"): Promise<UserSource> {
  return userSource((await loadSyntax()).parse(file, text));
}
