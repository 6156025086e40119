import type { Lint } from "../lint.ts";

/** Lints of names of containers and interfaces. */
export const nameLints: readonly Lint[] = [];
