import { compareBytes } from "../../../../lowering/byte-order.ts";
import type { ConfMount } from "../container.ts";

/** Flags of systemd-nspawn, as they are declared. */
export interface SplitFlags {
  readonly bindMounts: readonly ConfMount[];
  readonly extraFlags: readonly string[];
}

const BIND = /^--bind(-ro)?=(\/[^:]*)(?::(\/[^:]*))?$/;

/**
 * Takes bind mounts from the beginning of the flags, as long as declaring them keeps the order: the containers module
 * writes them before all other flags, sorted by where they are mounted.
 */
export function splitFlags(flags: readonly string[]): SplitFlags {
  const bindMounts: ConfMount[] = [];
  for (const flag of flags) {
    const mount = mountOf(flag);
    const last = bindMounts.at(-1)?.mountPoint;
    if (mount === undefined || (last !== undefined && compareBytes(last, mount.mountPoint) >= 0)) break;
    bindMounts.push(mount);
  }
  return { bindMounts, extraFlags: flags.slice(bindMounts.length) };
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
