import type { Definition, SubmoduleNode } from "../definitions/definition.ts";
import { checkDefinitions } from "./check-definitions.ts";
import { mergeOption } from "./merge-option.ts";
import type { Merging } from "./merging.ts";
import type { NamedOption, OptionSpan } from "./option-declaration.ts";
import { reportRefusedOptions } from "./refused-options.ts";
import { reportOrderedSubmodule, reportUnknownOption } from "./report.ts";
import { submoduleNode } from "./submodule-node.ts";

const NOTHING: readonly Undeclared[] = Object.freeze([]);

type Undeclared = readonly [name: string, definitions: readonly Definition[]];

/** The options of a submodule, prepared for merging many of them. */
export interface SubmoduleOptions {
  readonly byName: ReadonlyMap<string, NamedOption>;
  /** Every option that has a final value, in order, with its default or undefined. */
  readonly defaults: { readonly [name: string]: unknown };
  /** The releases of options that only some have. */
  readonly spans: ReadonlyMap<string, OptionSpan>;
}

/** The merge function of `submodule`: `evalModules` of the definitions with these options. */
export function mergeSubmodule(
  merging: Merging,
  { byName, defaults, spans }: SubmoduleOptions,
): { readonly [name: string]: unknown } | undefined {
  if (!checkDefinitions(merging) || isOrderRefused(merging)) return undefined;
  const node = submoduleNode(merging.node);
  const undeclared = undeclaredIn(node);
  for (const [name, definitions] of undeclared) {
    reportUnknownOption(merging, {
      name,
      definitions,
      span: spans.get(name),
      known: [...offered(byName), ...Object.keys(node.declared ?? {})],
    });
  }
  const refused = reportRefusedOptions(byName, merging, node);
  let failed = undeclared.length > 0 || refused;
  // A copy that is overwritten: an object that grows by one option after the other costs several times as much.
  const merged = { ...defaults };
  for (const option of byName.values()) {
    if (option.opaque === true || isDefaulted(option, node)) continue;
    const value = mergeOption(option, merging, node);
    if (value === undefined) failed = true;
    merged[option.name] = value;
  }
  if (failed) return undefined;
  return node.declared === undefined ? merged : { ...merged, ...node.declared };
}

/** `submoduleWith` knows a definition's file and value only, and fails at the order that `sortProperties` adds to them. */
function isOrderRefused(merging: Merging): boolean {
  if (!merging.scope.release.rules.unorderedSubmodules) return false;
  const ordered = merging.definitions.find(({ order }) => order !== undefined);
  if (ordered !== undefined) reportOrderedSubmodule(merging, ordered);
  return ordered !== undefined;
}

/** Whether the option's value is its default, because nothing defines it. */
function isDefaulted(option: NamedOption, { options }: SubmoduleNode): boolean {
  return option.default !== undefined && options[option.name] === undefined;
}

function offered(byName: SubmoduleOptions["byName"]): readonly string[] {
  return [...byName.values()].filter(({ removed }) => removed === undefined).map(({ name }) => name);
}

function undeclaredIn({ undeclared }: SubmoduleNode): readonly Undeclared[] {
  return undeclared === undefined ? NOTHING : Object.entries(undeclared);
}
