import type { HasChange } from "../../lowering/module-release.ts";

/** `showOption` of a release's `lib/options.nix`: how messages write the path of an option. */
export function showOption(loc: readonly string[], has: HasChange): string {
  return loc.map((name) => showName(name, has)).join(".");
}

function showName(name: string, has: HasChange): string {
  const quoted = JSON.stringify(name).replaceAll("$", "\\$");
  if (has("quoted-names")) return /^[a-zA-Z_][\w'-]*$/.test(name) ? name : quoted;
  return has("escaped-names") && quoted !== `"${name}"` ? quoted : name;
}
