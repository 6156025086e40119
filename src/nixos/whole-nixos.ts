import type { Release } from "../releases/releases.ts";
import type { NixosSource } from "./nixos-source.ts";

/** How a whole NixOS is evaluated. */
export interface WholeNixos {
  readonly source: NixosSource;
  /** The release that it is taken for; of several the one that it says it is. */
  readonly releases: readonly Release[];
  /** Whether to answer what only NixOS knows; else there are the definitions of containers alone. */
  readonly answers: boolean;
  /** Whether it leaves out what NixOS says only of containers that it takes; see `LowerOptions`. */
  readonly lenient?: boolean;
}
