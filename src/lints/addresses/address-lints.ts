import type { Lint } from "../lint.ts";

/** Lints of addresses. */
export const addressLints: readonly Lint[] = [];
