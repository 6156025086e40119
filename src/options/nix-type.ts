/** An option type in the JSON that the Nix side builds types from. */
export type NixType =
  | {
      readonly kind: "bool" | "int" | "str" | "string" | "path" | "platform";
      /** What several definitions of the same priority make: an error, an error unless equal, one string. */
      readonly merge: "one" | "equal" | "concat";
    }
  | { readonly kind: "module" }
  | { readonly kind: "listOf" | "attrsOf" | "loaOf" | "nullOr"; readonly of: NixType }
  | { readonly kind: "submodule"; readonly options: NixOptions };

export interface NixOptions {
  readonly [name: string]: NixOption;
}

export interface NixOption {
  readonly type: NixType;
  /** Absent where the option has none; `defaultFromName` is the priority at which the attribute's name is defined. */
  readonly default?: unknown;
}
