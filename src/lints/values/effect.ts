/** What becomes of a value on its way to where it is used. */
export type Effect =
  | { readonly code: "value-split"; readonly words: readonly string[] }
  | { readonly code: "value-expanded"; readonly part: string }
  | { readonly code: "value-cut-off"; readonly kept: string }
  | { readonly code: "characters-lost"; readonly becomes: string };
