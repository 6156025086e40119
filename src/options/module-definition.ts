import type { Definition, SubmoduleNode } from "../definitions/definition.ts";
import { definitionsOf } from "./definitions-of.ts";
import { DEFAULT_PRIORITY, filterOverrides, highestPriority } from "./filter-overrides.ts";
import type { Merging } from "./merging.ts";
import type { NamedOption } from "./option-declaration.ts";

type Options = SubmoduleNode["options"];

/** What the containers module itself defines for an option: it comes after the definitions of the configuration. */
export function moduleDefinition(option: NamedOption, parent: Merging, options: Options): Definition | undefined {
  const name = parent.loc.at(-1) ?? "";
  const at = [parent.scope.release.containersModule, 0, 0] as const;
  if (option.defaultFromName !== undefined) return { at, priority: option.defaultFromName, value: name };
  if (option.definedFrom === undefined || !isDefined(options, option.definedFrom)) return undefined;
  // Where a stronger definition exists, nobody asks for the system, and there may be none to give.
  const overridden = highestPriority(definitionsIn(options, option.name)) < DEFAULT_PRIORITY;
  return overridden ? { at } : { at, value: parent.scope.toplevelOf(name) };
}

/** `options.NAME.isDefined` for an option without default. */
export function isDefined(options: Options, name: string): boolean {
  return filterOverrides(definitionsIn(options, name)).length > 0;
}

function definitionsIn(options: Options, name: string): readonly Definition[] {
  const node = options[name];
  return node === undefined ? [] : definitionsOf(node, undefined);
}
