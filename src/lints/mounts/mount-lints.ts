import type { Lint } from "../lint.ts";
import { mountPaths } from "./mount-paths.ts";
import { mountPoints } from "./mount-points.ts";
import { nestedMountPoints } from "./nested-mount-points.ts";
import { sourceInContainerRoot } from "./source-in-container-root.ts";
import { tmpfsMode } from "./tmpfs-mode.ts";
import { unawaitedMounts } from "./unawaited-mounts.ts";
import { unmappedMounts } from "./unmapped-mounts.ts";

/** Lints of bind mounts and tmpfs. */
export const mountLints: readonly Lint[] = [
  mountPaths,
  mountPoints,
  nestedMountPoints,
  sourceInContainerRoot,
  tmpfsMode,
  unawaitedMounts,
  unmappedMounts,
];
