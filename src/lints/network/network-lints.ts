import type { Lint } from "../lint.ts";

/** Lints of the network between host and container. */
export const networkLints: readonly Lint[] = [];
