/**
 * What the evaluator (`nix/`) hands over: every definition of `containers`, before types and merging.
 *
 * `mkIf` and `mkMerge` are discharged and `mkOverride`/`mkOrder` are recorded; nothing is typed, merged or
 * defaulted yet. Definitions stand in the order in which the module system of NixOS merges them.
 */

/** Where an attribute is defined: file, line and column, 1-based; line and column are 0 where Nix knows none. */
export type Position = readonly [file: string, line: number, column: number];

/** One definition of an option, as `{ file, value }` in nixpkgs' `lib/modules.nix` with its properties. */
export interface Definition {
  /** The place of the attribute that holds the value. */
  readonly at: Position;
  /** The module's `_file`, where it is not the file of `at`: NixOS names this one in messages. */
  readonly module?: string;
  /** Of the outermost `mkOverride`; 100 when absent. */
  readonly priority?: number;
  /** Of the `mkOrder` inside the override; 1000 when absent. */
  readonly order?: number;
  /** Absent where a definition of a stronger priority exists: such a value is never evaluated. */
  readonly value?: Value;
  /** Of a definition of the containers module itself: the option that it makes this one from. Not from the evaluator. */
  readonly derivedFrom?: string;
}

/**
 * A Nix value as far as the type of its option looks at it. JSON's own scalars stand for themselves; an object with
 * one key is a value that JSON has no form for.
 */
export type Value =
  | string
  | number
  | boolean
  | null
  | { readonly path: string }
  | { readonly float: string }
  /** A number that JavaScript cannot hold exactly, in decimal digits. */
  | { readonly integer: string }
  | { readonly function: true }
  /** Elements of a `listOf`: each is merged on its own (`mkIf false` drops it). */
  | { readonly list: readonly Node[] }
  /** A list where the option's type expects none: not looked into. */
  | { readonly unexpected: "list" }
  /**
   * A set: for `attrsOf`, `loaOf` and `submodule` the content is in the node; elsewhere it is not looked into.
   * `string` is what `toString` gives for a derivation, or for a set with `outPath` or `__toString`, where the type is
   * `path`; of the platforms of `nixpkgs`, it is the platform's name.
   */
  | { readonly set: true; readonly string?: string }
  /** The value of an option that is never evaluated here (`config`: a NixOS module). */
  | { readonly opaque: true };

/** The definitions of one option, in the shape of the option's type (`nullOr T` has the shape of `T`). */
export type Node = LeafNode | AttrsNode | SubmoduleNode;

/** Scalars, `listOf` and opaque options. A lone plain JSON scalar is shorthand for a single definition inside a list. */
export type LeafNode = readonly Definition[] | string | number | boolean | null;

/** `attrsOf T` and `loaOf T` (whose lists have become sets already, named as nixpkgs names them). */
export interface AttrsNode {
  readonly definitions: readonly Definition[];
  /** Names in byte order. */
  readonly attrs: { readonly [name: string]: Node };
}

/** `submodule`. */
export interface SubmoduleNode {
  readonly definitions: readonly Definition[];
  /** Only options that have a definition. */
  readonly options: { readonly [name: string]: Node };
  /** Attributes that no option declares; their values are never evaluated. */
  readonly undeclared?: { readonly [name: string]: readonly Definition[] };
  /** Values of the options that the configuration itself adds to this submodule, as JSON. */
  readonly declared?: { readonly [name: string]: unknown };
}
