import { sortedEntries } from "../../../lowering/byte-order.ts";
import type { BindMount } from "../../../lowering/types.ts";
import type { Effect } from "./effect.ts";
import { readAssignment, splitWords } from "./environment-file.ts";
import type { PastedValue } from "./pasted-value.ts";

/** What becomes of the paths of bind mounts. Colons are another lint's. */
export function bindEffects(bindMounts: { readonly [name: string]: BindMount }): readonly PastedValue[] {
  return sortedEntries(bindMounts).flatMap(([name, bind]) => {
    const flag = flagOf(bind);
    return (["hostPath", "mountPoint"] as const).flatMap((option) => {
      const value = bind[option] ?? "";
      const effect = pathEffect(value, flag);
      return effect === undefined
        ? []
        : [{ path: ["bindMounts", name, option], value, place: "flags" as const, effect }];
    });
  });
}

function flagOf({ hostPath, mountPoint, isReadOnly }: BindMount): string {
  return `${isReadOnly ? "--bind-ro" : "--bind"}=${hostPath === null ? "" : `${hostPath}:`}${mountPoint}`;
}

function pathEffect(value: string, flag: string): Effect | undefined {
  if (!/["\\\s]/.test(value)) return undefined;
  const conf = readAssignment(`"${flag}`);
  if (value.includes('"')) return { code: "characters-lost", becomes: conf };
  const words = splitWords(conf);
  if (/\s/.test(value) && words.length > 1) return { code: "value-split", words };
  // A colon is meant to be written so, for systemd-nspawn(1).
  const other = value.replaceAll("\\:", ":");
  return other.includes("\\")
    ? { code: "characters-lost", becomes: unescape(readAssignment(`"${other}"`)) }
    : undefined;
}

/** systemd-nspawn drops every backslash of an argument that it splits. */
function unescape(text: string): string {
  return text.replace(/\\(.?)/gs, "$1");
}
