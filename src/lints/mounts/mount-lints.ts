import type { Lint } from "../lint.ts";

/** Lints of bind mounts and tmpfs. */
export const mountLints: readonly Lint[] = [];
