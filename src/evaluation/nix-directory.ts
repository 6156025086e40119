import { fileURLToPath } from "node:url";

/** The Nix side stands beside `dist/` in the package, and two folders above this file in the sources. */
export const NIX_DIRECTORY = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "../../nix/" : "../nix/", import.meta.url),
);

/** Whether a file is part of nixctr's own Nix side. */
export function isOwnFile(file: string): boolean {
  return file.startsWith(NIX_DIRECTORY);
}
