import { moduleRelease } from "../../../lowering/releases.ts";
import type { Release } from "../../releases/releases.ts";
import { type Mount, parseBind } from "./mount.ts";

const FLAG = /--bind(?<readOnly>-ro)?="?(?<argument>\/[^\s"]+)/g;

/** What the module of a release binds into every container, by the container's name, read from its start script. */
export function moduleMounts(release: Release): (name: string) => readonly Mount[] {
  const flags = [...moduleRelease(release.name).templates.start.matchAll(FLAG)].map(({ groups }) => ({
    argument: groups?.["argument"] ?? "",
    isReadOnly: groups?.["readOnly"] !== undefined,
  }));
  return (name) =>
    flags.flatMap(({ argument, isReadOnly }) => parseBind(argument.replace("$INSTANCE", name), isReadOnly) ?? []);
}
