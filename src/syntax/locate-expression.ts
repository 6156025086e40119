import { literalOf } from "./literal.ts";
import type { Located } from "./locate.ts";
import type { ParsedSource } from "./parsed-source.ts";
import type { Range } from "./range.ts";
import { isReliable } from "./reliable.ts";
import type { SyntaxNode } from "./syntax-node.ts";
import { callOf } from "./unwrap-value.ts";

/** Functions whose argument tells what the matter is. */
const WHOLE_CALLS: ReadonlySet<string> = new Set([
  "throw",
  "abort",
  "import",
  "fetchTarball",
  "fetchGit",
  "scopedImport",
]);

/** The expression that starts at an offset; of those with a body, what comes before it. Undefined where none does. */
export function locateExpression(source: ParsedSource, offset: number): Located | undefined {
  const node = expressionAt(source, offset);
  if (node === undefined || !isReliable(node)) return undefined;
  const literal = literalOf(node);
  return { span: source.spanOf(head(node)), exact: true, ...(literal === undefined ? {} : { literal }) };
}

/** The largest expression that starts there and is about one thing: a selection or a call, but no sum. */
function expressionAt(source: ParsedSource, offset: number): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  for (const node of source.nodeAt(offset).ancestry()) {
    if (node.start !== offset) break;
    if (node.type === "apply_expression") {
      if (isWholeCall(node)) found = node;
    } else if (node.type.endsWith("_expression") && node.type !== "binary_expression") found = node;
  }
  return found;
}

function isWholeCall(node: SyntaxNode): boolean {
  // With further arguments it is that call that counts.
  if (node.parent?.type === "apply_expression" && node.parent.start === node.start) return false;
  const call = callOf(node);
  return call !== undefined && (WHOLE_CALLS.has(call.name ?? "") || call.head.text.startsWith("builtins."));
}

function head(node: SyntaxNode): Range {
  switch (node.type) {
    case "function_expression":
      return node.field("formals") ?? node.field("universal") ?? node;
    case "assert_expression":
    case "if_expression":
      return { start: node.start, end: (node.field("condition") ?? node).end };
    case "with_expression":
      return { start: node.start, end: (node.field("environment") ?? node).end };
    case "let_expression":
      return { start: node.start, end: node.start + "let".length };
    default:
      return node;
  }
}
