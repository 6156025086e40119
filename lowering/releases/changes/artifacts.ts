import type { Change } from "../change.ts";

/** Changes of scripts, conf files and services, as the containers module makes them. */
export const artifactChanges = {} as const satisfies Readonly<Record<string, Change>>;
