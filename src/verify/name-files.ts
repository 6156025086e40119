import { dirname } from "node:path";

import type { VerifySubject } from "./verification.ts";

/**
 * A message in which files are named as nixctr's diagnostics name them: those of the configuration by their paths in its
 * directory, those of nixpkgs by theirs in `<nixpkgs>`. Nix and NixOS write whole paths.
 */
export function nameFiles(message: string, { source, input }: Pick<VerifySubject, "source" | "input">): string {
  const names = [
    ...(input?.kind === "file" ? [[`${dirname(input.path)}/`, ""] as const] : []),
    ...(source.kind === "flake" ? [] : [[`${source.nixpkgs}/`, "<nixpkgs>/"] as const]),
  ];
  return names.reduce((named, [prefix, name]) => named.replaceAll(prefix, name), message);
}
