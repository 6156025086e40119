import type { Node, SubmoduleNode } from "../definitions/definition.ts";

const EMPTY: SubmoduleNode = Object.freeze({ definitions: [], options: {} });

/** The content of a submodule; empty where the node has another shape, because no definition is a set. */
export function submoduleNode(node: Node): SubmoduleNode {
  return typeof node === "object" && node !== null && "options" in node ? node : EMPTY;
}
