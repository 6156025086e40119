import type { Definition, Node, SubmoduleNode } from "../definitions/definition.ts";
import { definitionsOf } from "./definitions-of.ts";
import { filterOverrides } from "./filter-overrides.ts";
import { mergeDefinitions } from "./merge-definitions.ts";
import type { Merging } from "./merging.ts";
import { moduleDefinitions } from "./module-definitions.ts";
import type { NamedOption } from "./option-declaration.ts";
import { reportNotDefined } from "./report.ts";
import { withDefault } from "./with-default.ts";

const NO_DEFINITIONS: readonly Definition[] = Object.freeze([]);

/**
 * `evalOptionValue` of `lib/modules.nix`: the value of an option of a submodule, from its definitions, the module's own
 * and the default. Undefined after at least one error was reported.
 */
export function mergeOption(option: NamedOption, parent: Merging, { options }: SubmoduleNode): unknown {
  const { scope } = parent;
  const node = options[option.name] ?? NO_DEFINITIONS;
  const taken = takeLone(option, node, options);
  if (taken !== undefined) return taken;
  const given = definitionsOf(node, parent.definitions[0]);
  const own = moduleDefinitions(option, parent, options);
  const { moduleFirst } = scope.release.rules;
  const defined = own.length === 0 ? given : moduleFirst ? [...own, ...given] : [...given, ...own];
  const all = withDefault(option, defined, scope.release);
  if (all === "default") return option.default;
  const definitions = filterOverrides(all);
  if (definitions.length > 0) {
    const { type } = option;
    return mergeDefinitions(type, { loc: parent.loc.concat(option.name), type, option, node, scope, definitions });
  }
  reportNotDefined(option, parent);
  return undefined;
}

/** The value of an option with a single definition of the default priority, where that alone decides. */
function takeLone({ type, definedFrom }: NamedOption, node: Node, options: SubmoduleNode["options"]): unknown {
  if (type.take === undefined || definedFrom?.some((name) => options[name] !== undefined)) return undefined;
  if (!Array.isArray(node) || node.length !== 1) return undefined;
  const [lone] = node as readonly Definition[];
  if (lone?.value === undefined || lone.priority !== undefined) return undefined;
  return type.take(lone.value);
}
