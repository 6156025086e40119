import type { Change } from "../change.ts";

/** Changes of the options of containers and of the host, their types, defaults, assertions and warnings. */
export const optionChanges = {} as const satisfies Readonly<Record<string, Change>>;
