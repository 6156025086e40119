import type { Lint } from "../lint.ts";

/** Lints of the host around the containers. */
export const hostLints: readonly Lint[] = [];
