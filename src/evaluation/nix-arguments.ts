/** What the arguments of `nix eval` depend on. */
export interface NixArguments {
  /** Arguments that say which store is used. */
  readonly store: readonly string[];
  /** Whether derivations are written to it; otherwise their paths are computed alone. */
  readonly writes?: boolean;
  /** What `<nixpkgs>` is; nothing when undefined. */
  readonly nixpkgs: string | undefined;
}

/** Nothing is ever in this store, and nothing can be put into it. */
export const NO_STORE: readonly string[] = ["--store", "dummy://"];

/**
 * The arguments with which nixctr has Nix evaluate, before the expression: without network, and without building
 * anything.
 */
export function nixArguments({ store, writes = false, nixpkgs }: NixArguments): readonly string[] {
  return [
    "eval",
    "--extra-experimental-features",
    "nix-command flakes",
    "--log-format",
    "internal-json",
    "--json",
    "--show-trace",
    "--impure",
    ...(writes ? [] : ["--read-only"]),
    "--offline",
    ...store,
    // `<nixpkgs>` is the nixpkgs in use.
    ...(nixpkgs === undefined ? [] : ["-I", `nixpkgs=${nixpkgs}`]),
    "--option",
    "allow-import-from-derivation",
    "false",
    // What a user's settings say about reading files is not about nixctr's own.
    "--option",
    "restrict-eval",
    "false",
    "--option",
    "pure-eval",
    "false",
  ];
}
