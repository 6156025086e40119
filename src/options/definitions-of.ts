import type { Definition, Node } from "../definitions/definition.ts";

/** All definitions in a node. A lone scalar stands where its list is defined, which is `within`. */
export function definitionsOf(node: Node, within: Definition | undefined): readonly Definition[] {
  if (typeof node !== "object" || node === null) return [scalarDefinition(node, within)];
  return isList(node) ? node : node.definitions;
}

function scalarDefinition(value: string | number | boolean | null, within: Definition | undefined): Definition {
  const at = within?.at ?? ["", 0, 0];
  return within?.module === undefined ? { at, value } : { at, module: within.module, value };
}

// `Array.isArray` alone does not tell a read-only array from the rest.
function isList(node: object): node is readonly Definition[] {
  return Array.isArray(node);
}
