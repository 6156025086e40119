import { checkDefinition, checkDefinitions } from "./check-definitions.ts";
import type { Merging } from "./merging.ts";
import type { OptionType } from "./types/option-type.ts";

/**
 * The second half of `mergeDefinitions` in nixpkgs' `lib/modules.nix`: first types, then the value. Undefined after an
 * error.
 *
 * In old releases Nix's lazy fold looks at the first definition, then merges, then looks at the others: the first of these
 * to fail is the one that NixOS reports.
 */
export function mergeDefinitions<T>(type: OptionType<T>, merging: Merging): T | undefined {
  const { definitions, scope } = merging;
  const [first] = definitions;
  if (first === undefined) return undefined;
  if (scope.release.rules.typesFirst) return checkDefinitions(merging) ? type.merge(merging) : undefined;
  if (!checkDefinition(merging, first)) return undefined;
  const value = type.merge(merging);
  return value !== undefined && definitions.length > 1 && !checkDefinitions(merging) ? undefined : value;
}
