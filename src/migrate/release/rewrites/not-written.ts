import type { SyntaxNode } from "../../../syntax/syntax-node.ts";

/** Thrown where a rewrite comes to something that the source does not say: what is computed is left to its author. */
export class NotWritten extends Error {
  readonly node: SyntaxNode;

  constructor(node: SyntaxNode) {
    super("not written in the source");
    this.name = "NotWritten";
    this.node = node;
  }
}
