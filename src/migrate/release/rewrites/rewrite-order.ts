import type { SyntaxNode } from "../../../syntax/syntax-node.ts";
import { callOf, unwrapValue } from "../../../syntax/unwrap-value.ts";
import { releaseMessages } from "../release-messages.ts";
import type { Rewrite } from "./rewrite.ts";
import { valueAt } from "./value-at.ts";

/** How many arguments the functions take that give a definition an order. */
const ORDERS: Readonly<Record<string, number>> = { mkBefore: 1, mkAfter: 1, mkOrder: 2 };

/** `containers.web = lib.mkBefore { … };` as `containers.web = { … };` where nothing comes before or after it. */
export const rewriteOrder: Rewrite = ({ diagnostic, source, definitionsOf }) => {
  if (diagnostic.code !== "ordered-submodule") return undefined;
  const written = valueAt(source, diagnostic);
  const call = written && orderIn(written.expression);
  const content = call === undefined ? undefined : callOf(call)?.arguments.at(-1);
  if (call === undefined || content === undefined || definitionsOf(diagnostic.loc) !== 1) {
    return releaseMessages.orderThatCounts;
  }
  return { label: releaseMessages.orderLabel, edits: [{ ...source.spanOf(call), newText: content.text }] };
};

/** The call that gives the order, be it around or inside of `mkIf` and its like. */
function orderIn(expression: SyntaxNode): SyntaxNode | undefined {
  const content = unwrapValue(expression);
  for (const node of content.ancestry()) {
    const call = callOf(node);
    if (call !== undefined && call.arguments.length === ORDERS[call.name ?? ""]) return node;
    if (node === expression) return undefined;
  }
  return undefined;
}
