import type { Lint } from "../lint.ts";

/** Lints of values that are pasted into scripts and files. */
export const valueLints: readonly Lint[] = [];
