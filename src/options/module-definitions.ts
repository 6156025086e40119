import type { Definition, SubmoduleNode, Value } from "../definitions/definition.ts";
import { definitionsOf } from "./definitions-of.ts";
import { DEFAULT_PRIORITY, filterOverrides, highestPriority } from "./filter-overrides.ts";
import type { Merging } from "./merging.ts";
import type { NamedOption } from "./option-declaration.ts";

type Options = SubmoduleNode["options"];

const NONE: readonly Definition[] = Object.freeze([]);

/** What the containers module itself defines for an option. */
export function moduleDefinitions(option: NamedOption, parent: Merging, options: Options): readonly Definition[] {
  const name = parent.loc.at(-1) ?? "";
  const at = [parent.scope.release.containersModule, 0, 0] as const;
  if (option.defaultFromName !== undefined) return [{ at, priority: option.defaultFromName, value: name }];
  const source = option.definedFrom?.find((beside) => definesFrom[beside](options, parent));
  if (source === undefined) return NONE;
  // Where a stronger definition exists, nobody asks for the system, and there may be none to give.
  const overridden = highestPriority(definitionsIn(options, option.name)) < DEFAULT_PRIORITY;
  const derived = { at, derivedFrom: source };
  return [overridden ? derived : { ...derived, value: valueFrom[source](name, parent) }];
}

/** Whether an option defines another one beside it. With both, the module refuses the container. */
const definesFrom = {
  config: (options: Options) => isDefined(options, "config"),
  flake: (options: Options, parent: Merging) => isNotNull(options, "flake", parent),
};

const valueFrom = {
  // A derivation: no string is equal to it.
  config: (name: string, { scope }: Merging): Value => ({ set: true, string: scope.toplevelOf(name) }),
  flake: (name: string): Value => `/nix/var/nix/profiles/per-container/${name}`,
};

/** `options.NAME.isDefined` for an option without default. */
export function isDefined(options: Options, name: string): boolean {
  return winning(options, name).length > 0;
}

/** `config.NAME != null` for an option that is null by default, which definitions weaker than the default do not change. */
export function isNotNull(options: Options, name: string, { scope }: Merging): boolean {
  const definitions = winning(options, name);
  if (highestPriority(definitions) > scope.release.rules.optionDefaultPriority) return false;
  return definitions.some(({ value }) => value !== null);
}

/** The definitions of an option that count. */
export function winning(options: Options, name: string): readonly Definition[] {
  return filterOverrides(definitionsIn(options, name));
}

function definitionsIn(options: Options, name: string): readonly Definition[] {
  const node = options[name];
  return node === undefined ? NONE : definitionsOf(node, undefined);
}
