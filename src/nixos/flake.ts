/** A host of a flake. */
export interface Flake {
  /** The tree that the flake is in, for `builtins.fetchTree`. */
  readonly tree: FlakeTree;
  /** Where that tree is for people; null where it is not on this machine, or only as another revision. */
  readonly directory: string | null;
  /** The flake's directory in the tree; empty for the tree itself. */
  readonly dir: string;
  /** Its name in `nixosConfigurations`; null for the only one. */
  readonly host: string | null;
  /** What the tree says of itself, such as its revision, in place of what it is. */
  readonly info?: unknown;
  /** Locked inputs that the store in use knows; see `recordInputs`. */
  readonly inputs?: readonly StoredInput[];
}

/** An input of a flake in the user's store. */
export interface StoredInput {
  readonly path: string;
  /** `sha256-…`, of its archive. */
  readonly narHash: string;
}

/** Attributes for `builtins.fetchTree`. */
export interface FlakeTree {
  readonly type: string;
  readonly [attribute: string]: string | boolean;
}
