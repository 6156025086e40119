import { nixPath } from "../../evaluation/nix-string.ts";

/** An absolute path as people write it in Nix: bare, where it can stand for itself. */
export function pathInNix(path: string): string {
  return /^(?:\/[\w.+-]+)+$/.test(path) ? path : nixPath(path);
}
