import type { Rewrite } from "./rewrite.ts";
import { rewriteBindMounts } from "./rewrite-bind-mounts.ts";
import { rewriteOrder } from "./rewrite-order.ts";
import { rewritePkgs } from "./rewrite-pkgs.ts";

/** Every rewrite of something that a release refuses. The first that is about it has its way. */
export const rewrites: readonly Rewrite[] = [rewriteBindMounts, rewritePkgs, rewriteOrder];
