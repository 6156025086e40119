import { moduleRelease } from "../../../lowering/module-release.ts";
import { scriptTemplate } from "../../../lowering/script-templates.ts";
import type { Release } from "../../releases/releases.ts";
import { type Mount, parseBind } from "./mount.ts";

const FLAG = /--bind(?<readOnly>-ro)?="?(?<argument>\/[^\s"]+)/g;

/** What the module of a release binds into every container, by the container's name, read from its start script. */
export function moduleMounts(release: Release): (name: string) => readonly Mount[] {
  const start = scriptTemplate("start", moduleRelease(release.name, null).has);
  const mounts = [...start.matchAll(FLAG)].flatMap(({ groups }) => {
    const argument = (groups?.["argument"] ?? "").replace("$NIX_BIND_OPT", "");
    return parseBind(argument.replace("$INSTANCE", "%i"), groups?.["readOnly"] !== undefined) ?? [];
  });
  return (name) => mounts.map((mount) => ({ ...mount, source: mount.source?.replace("%i", () => name) ?? null }));
}
