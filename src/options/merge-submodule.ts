import type { Definition, SubmoduleNode } from "../definitions/definition.ts";
import { checkDefinitions } from "./check-definitions.ts";
import { mergeOption } from "./merge-option.ts";
import type { Merging } from "./merging.ts";
import type { NamedOption } from "./option-declaration.ts";
import { reportUnknownOption } from "./report.ts";
import { submoduleNode } from "./submodule-node.ts";

type Undeclared = readonly [name: string, definitions: readonly Definition[]];

/** The merge function of `submodule`: `evalModules` of the definitions with these options, by name. */
export function mergeSubmodule(
  merging: Merging,
  options: ReadonlyMap<string, NamedOption>,
): { readonly [name: string]: unknown } | undefined {
  if (!checkDefinitions(merging)) return undefined;
  const node = submoduleNode(merging.node);
  const undeclared = undeclaredIn(node);
  for (const [name, definitions] of undeclared) {
    reportUnknownOption(merging, { name, definitions, known: [...options.keys(), ...(node.declared ?? [])] });
  }
  const merged: { [name: string]: unknown } = {};
  let failed = undeclared.length > 0;
  for (const option of options.values()) {
    if (option.opaque === true) continue;
    const value = mergeOption(option, merging, node);
    if (value === undefined) failed = true;
    merged[option.name] = value;
  }
  return failed ? undefined : merged;
}

function undeclaredIn({ undeclared, declared = [] }: SubmoduleNode): readonly Undeclared[] {
  return undeclared === undefined ? [] : Object.entries(undeclared).filter(([name]) => !declared.includes(name));
}
