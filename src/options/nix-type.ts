/** An option type in the JSON that the Nix side builds types from. */
export type NixType = NixTypeShape & {
  /** In the words of the release, for messages. */
  readonly description: string;
  /** `mismatch` of the option type. */
  readonly mismatch?: readonly string[];
};

type NixTypeShape =
  | {
      readonly kind: "bool" | "int" | "str" | "string" | "path" | "platform" | "enum";
      /** What several definitions of the same priority make: what the release makes of scalars, an error unless equal, one string. */
      readonly merge: "scalar" | "equal" | "concat";
      /** Of an integer. */
      readonly lowest?: number;
      readonly highest?: number;
      /** Of a string: what all of it matches. */
      readonly pattern?: string;
      /** Of an enumeration. */
      readonly values?: readonly string[];
    }
  /** What is never evaluated here, and what is not even looked at. */
  | { readonly kind: "module" }
  | { readonly kind: "unread"; readonly of: NixType }
  /** What merges as values of no particular type do; `attrs` has to be a set. */
  | { readonly kind: "unspecified" | "attrs" }
  | { readonly kind: "listOf" | "attrsOf" | "nullOr"; readonly of: NixType }
  /** `nameFrom` is the attribute that names an element of a list. */
  | { readonly kind: "loaOf"; readonly of: NixType; readonly nameFrom: string }
  | { readonly kind: "either"; readonly of: readonly [NixType, NixType] }
  | { readonly kind: "submodule"; readonly options: NixOptions };

export interface NixOptions {
  readonly [name: string]: NixOption;
}

export interface NixOption {
  readonly type: NixType;
  /**
   * Absent where the option has none; `defaultFromName` is the priority at which the attribute's name is defined, and
   * `fromPkgs` an attribute of `pkgs`.
   */
  readonly default?: unknown;
}
