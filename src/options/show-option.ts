import { hasChange } from "../../lowering/releases/changes.ts";
import type { ReleaseName } from "../releases/releases.ts";

/** `showOption` of a release's `lib/options.nix`: how messages write the path of an option. */
export function showOption(loc: readonly string[], release: ReleaseName): string {
  return loc.map((name) => showName(name, release)).join(".");
}

function showName(name: string, release: ReleaseName): string {
  const quoted = JSON.stringify(name).replaceAll("$", "\\$");
  if (hasChange(release, "quoted-names")) return /^[a-zA-Z_][\w'-]*$/.test(name) ? name : quoted;
  return hasChange(release, "escaped-names") && quoted !== `"${name}"` ? quoted : name;
}
