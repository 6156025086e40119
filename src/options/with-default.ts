import type { Definition, Value } from "../definitions/definition.ts";
import type { Release } from "../releases/releases.ts";
import { highestPriority } from "./filter-overrides.ts";
import type { NamedOption } from "./option-declaration.ts";

/**
 * The definitions with the option's default before them, where it counts. `"default"` when it counts alone: its value is
 * shared, so nothing is merged for the many options that nobody defines.
 */
export function withDefault(
  option: NamedOption,
  definitions: readonly Definition[],
  { rules: { optionDefaultPriority }, containersModule }: Release,
): readonly Definition[] | "default" {
  if (!("default" in option)) return definitions;
  const highest = highestPriority(definitions);
  if (highest < optionDefaultPriority) return definitions;
  if (highest > optionDefaultPriority) return "default";
  const value = asDefinitionValue(option.default);
  return [{ at: [containersModule, 0, 0], priority: optionDefaultPriority, value }, ...definitions];
}

function asDefinitionValue(value: unknown): Value {
  if (Array.isArray(value)) return { list: value };
  return typeof value === "object" && value !== null ? { set: true } : (value as Value);
}
