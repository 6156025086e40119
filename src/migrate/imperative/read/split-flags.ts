import { posix } from "node:path";

import { compareBytes } from "../../../../lowering/byte-order.ts";
import type { ConfMount } from "../container.ts";

/** Flags of systemd-nspawn, as they are declared. */
export interface SplitFlags {
  readonly bindMounts: readonly ConfMount[];
  readonly extraFlags: readonly string[];
}

const BIND = /^--bind(-ro)?=(\/[^:]*)(?::(\/[^:]*))?$/;

/**
 * Takes bind mounts from the beginning of the flags, up to one that is mounted where another is: the containers module
 * writes them before all other flags.
 */
export function splitFlags(flags: readonly string[]): SplitFlags {
  const bindMounts: ConfMount[] = [];
  const taken = new Set<string>();
  for (const flag of flags) {
    const mount = mountOf(flag);
    const place = posix.join(mount?.mountPoint ?? "", "/");
    if (mount === undefined || taken.has(place)) break;
    taken.add(place);
    bindMounts.push(mount);
  }
  return { bindMounts, extraFlags: flags.slice(bindMounts.length) };
}

/** The same flags in the order of the containers module, which sorts bind mounts. systemd-nspawn does so in any case. */
export function sortBindMounts(flags: readonly string[]): readonly string[] {
  const { bindMounts } = splitFlags(flags);
  const sorted = bindMounts
    .map(({ mountPoint }, index) => ({ mountPoint, flag: flags[index] ?? "" }))
    .toSorted((a, b) => compareBytes(a.mountPoint, b.mountPoint));
  return [...sorted.map(({ flag }) => flag), ...flags.slice(bindMounts.length)];
}

/** Undefined for a flag that is none, or that has more to it. */
function mountOf(flag: string): ConfMount | undefined {
  const [, readOnly, first, second] = BIND.exec(flag) ?? [];
  if (first === undefined) return undefined;
  const isReadOnly = readOnly !== undefined;
  return second === undefined
    ? { mountPoint: first, hostPath: null, isReadOnly }
    : { mountPoint: second, hostPath: first, isReadOnly };
}
