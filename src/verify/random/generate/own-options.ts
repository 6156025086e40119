import type { RandomConfiguration } from "../configuration.ts";
import { call, type Expression, nix } from "../expression.ts";
import type { Random } from "../random.ts";

/** The configuration with one of its values kept in an option of its own. */
export function withOwnOption(configuration: RandomConfiguration, random: Random): RandomConfiguration {
  const candidates = configuration.definitions.filter(({ value }) => typeOf(value) !== undefined);
  if (candidates.length === 0) return configuration;
  const kept = random.pick(candidates);
  const type = typeOf(kept.value);
  const declaring = random.between(0, configuration.modules.length - 1);
  const loc = ["my", "option"];
  const modules = configuration.modules.map((module, index) =>
    index === declaring ? { ...module, declares: [[loc, `{ type = ${type}; }`] as const] } : module,
  );
  const definitions = configuration.definitions.map((definition) =>
    definition === kept ? { ...definition, value: nix("config.my.option") } : definition,
  );
  const value = random.chance(0.3) ? call("lib.mkDefault", kept.value) : kept.value;
  const module = random.between(0, modules.length - 1);
  return { ...configuration, modules, definitions: [...definitions, { module, loc, value }] };
}

/** The type of an option that can have a value, of the values that need no more than themselves. */
function typeOf(value: Expression): string | undefined {
  if (value.kind === "string") return "lib.types.str";
  if (value.kind === "nix" && /^(?:true|false)$/.test(value.text)) return "lib.types.bool";
  if (value.kind === "nix" && /^\d+$/.test(value.text)) return "lib.types.int";
  return value.kind === "list" && value.elements.every(({ kind }) => kind === "string")
    ? "(lib.types.listOf lib.types.str)"
    : undefined;
}
