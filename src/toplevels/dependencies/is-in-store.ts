import { realPath } from "./file-state.ts";

const STORE = "/nix/store/";

/** Whether a path is in the store of Nix, where nothing ever changes, or leads there. */
export function isInStore(path: string): boolean {
  return path.startsWith(STORE) || isLinkToStore(path);
}

/** Whether a path from elsewhere leads into the store of Nix. */
export function isLinkToStore(path: string): boolean {
  return !path.startsWith(STORE) && realPath(path).startsWith(STORE);
}
