import { hasChange } from "../../lowering/releases/changes.ts";
import type { WayToShorten } from "../diagnostics/lints/name-messages.ts";
import type { Release } from "../releases/releases.ts";

/** How systemd-nspawn of a release shortens the names of interfaces. */
export function wayToShorten({ name }: Release): WayToShorten {
  if (hasChange(name, "nspawn-keeps-full-names")) return "hash-and-alternative";
  return hasChange(name, "nspawn-hashes-names") ? "hash" : "cut";
}
