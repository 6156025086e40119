import type { Change } from "../change.ts";

/** Changes of how the module system merges and words messages, and how the systemd module renders units. */
export const systemChanges = {} as const satisfies Readonly<Record<string, Change>>;
