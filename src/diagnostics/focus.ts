/**
 * What a diagnostic is about at the position that it has from Nix, which is that of an attribute unless said otherwise.
 */
export type Focus =
  /** The attribute's name: the very component of a dotted path. `loc` is its path where that is not the diagnostic's. */
  | { readonly on: "name"; readonly loc?: readonly string[] }
  /** The attribute's value, inside `mkForce` and the like. */
  | { readonly on: "value" }
  /** An element of the list that is the attribute's value. `text` is the element's value where that is a string. */
  | { readonly on: "entry"; readonly index: number; readonly text?: string }
  /** The set that the attribute is in. */
  | { readonly on: "set" }
  /** The position is that of an expression: a call, a variable. */
  | { readonly on: "expression" }
  /** The position is anywhere in a binding, whose path is meant. */
  | { readonly on: "binding" }
  /** The position is where Nix stopped reading. */
  | { readonly on: "syntax" }
  /** The attribute is `imports`: the element that names this file. */
  | { readonly on: "import"; readonly file: string };
