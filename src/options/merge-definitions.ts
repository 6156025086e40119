import { checkDefinition, checkDefinitions } from "./check-definitions.ts";
import type { Merging } from "./merging.ts";
import type { OptionType } from "./types/option-type.ts";

/**
 * The second half of `mergeDefinitions` in nixpkgs' `lib/modules.nix`: first types, then the value. Undefined after an
 * error.
 *
 * Nix's lazy fold looks at the first definition, then merges, then looks at the others: the first of these to fail is
 * the one that NixOS reports.
 */
export function mergeDefinitions<T>(type: OptionType<T>, merging: Merging): T | undefined {
  const first = merging.definitions[0];
  if (first === undefined || !checkDefinition(merging, first)) return undefined;
  const value = type.merge(merging);
  return value !== undefined && merging.definitions.length > 1 && !checkDefinitions(merging) ? undefined : value;
}
