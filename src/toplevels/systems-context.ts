import type { Limits } from "../evaluation/run-limited.ts";
import type { NixosSource } from "../nixos/nixos-source.ts";

/** What the systems of all containers are evaluated with. */
export interface SystemsContext {
  readonly source: NixosSource;
  readonly nix: string;
  /** Of each evaluation. What all of them take together stays within the memory, too. */
  readonly limits: Limits;
  /** A private store, where one is needed; see `withPrivateStore`. */
  readonly store: string | undefined;
}
