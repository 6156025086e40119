import { OutputError } from "../output-error.ts";

/** Names below the output directory that are not the tree's own: the manifest and staging areas. */
export const reservedPrefix = ".nixctr-";

/**
 * The segments of a path relative to the output directory. Throws `unsafe-path` for one that leads out of it, that
 * names the directory itself or that is reserved.
 */
export function splitTreePath(path: string): string[] {
  const segments = path.split("/");
  const unsafe = segments.some((segment) => ["", ".", ".."].includes(segment) || segment.includes("\0"));
  if (unsafe || path.startsWith(reservedPrefix)) throw new OutputError("unsafe-path", path);
  return segments;
}

/** Every directory above a path, outermost first: `a/b/c` → `a`, `a/b`. */
export function parentPaths(path: string): string[] {
  const segments = splitTreePath(path);
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("/"));
}
