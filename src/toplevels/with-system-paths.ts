import type { AttrsNode, Node } from "../definitions/definition.ts";
import type { EvaluationDocument } from "../evaluation/evaluation-schema.ts";
import { definitionsOf } from "../options/definitions-of.ts";
import { submoduleNode } from "../options/submodule-node.ts";

/** A document as it would be, had the store paths of systems been known when the host was evaluated. */
export function withSystemPaths(
  document: EvaluationDocument,
  paths: Readonly<Record<string, string>>,
): EvaluationDocument {
  const { nixos } = document;
  return nixos === undefined ? document : { ...document, nixos: { ...nixos, values: withPaths(nixos.values, paths) } };
}

function withPaths(values: AttrsNode, paths: Readonly<Record<string, string>>): AttrsNode {
  const attrs = Object.entries(values.attrs).map(([name, node]) => {
    const path = Object.hasOwn(paths, name) ? paths[name] : undefined;
    return [name, path === undefined ? node : withPath(node, path)] as const;
  });
  return { ...values, attrs: Object.fromEntries(attrs) };
}

function withPath(node: Node, value: string): Node {
  const container = submoduleNode(node);
  const path = definitionsOf(container.options["path"] ?? [], undefined).map((definition) => ({
    ...definition,
    value,
  }));
  return { ...container, options: { ...container.options, path } };
}
