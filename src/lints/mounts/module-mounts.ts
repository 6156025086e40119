import { moduleRelease } from "../../../lowering/releases.ts";
import type { Release } from "../../releases/releases.ts";
import { type Mount, parseBind } from "./mount.ts";

const FLAG = /--bind(?<readOnly>-ro)?="?(?<argument>\/[^\s"]+)/g;

/** What the module of a release binds into every container, by the container's name, read from its start script. */
export function moduleMounts(release: Release): (name: string) => readonly Mount[] {
  const mounts = [...moduleRelease(release.name).templates.start.matchAll(FLAG)].flatMap(({ groups }) => {
    const argument = groups?.["argument"] ?? "";
    return parseBind(argument.replace("$INSTANCE", "%i"), groups?.["readOnly"] !== undefined) ?? [];
  });
  return (name) => mounts.map((mount) => ({ ...mount, source: mount.source?.replace("%i", () => name) ?? null }));
}
