import type { Lint } from "../lint.ts";

/** Lints of devices and capabilities. */
export const deviceLints: readonly Lint[] = [];
