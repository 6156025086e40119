import type { Release } from "../../releases/releases.ts";
import type { DescriptionClass, OptionType } from "./option-type.ts";

/** The description of a type as that of the elements of a list or a set. */
export function describeElements(type: OptionType<unknown>, release: Release): string {
  if (!release.has("singular-types")) return `${type.description}s`;
  return describePart(type, ["noun", "composite"], release);
}

/** The description of a type as a part of another's: in brackets where it would be read wrongly, else as it is. */
export function describePart(
  { description, descriptionClass }: OptionType<unknown>,
  clear: readonly DescriptionClass[],
  { has }: Release,
): string {
  if (!has("bracketed-types")) return description;
  return descriptionClass !== undefined && clear.includes(descriptionClass) ? description : `(${description})`;
}

/** `mismatch` of a type that finds wrong definitions itself in the releases whose types can. */
export function mismatchIn(
  { has }: Release,
  alternatives: readonly OptionType<unknown>[] = [],
): Pick<OptionType<unknown>, "mismatch"> {
  if (!has("type-errors")) return {};
  return { mismatch: alternatives.map(({ description }) => description) };
}
