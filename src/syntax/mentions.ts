import { nameOf } from "./attribute.ts";
import { stringOf } from "./literal.ts";
import type { SyntaxNode } from "./syntax-node.ts";

/** What an expression mentions at any depth, by what it says. */
export interface Mentions {
  readonly strings: ReadonlyMap<string, readonly SyntaxNode[]>;
  /** Of attributes; the first components of paths. */
  readonly names: ReadonlyMap<string, readonly SyntaxNode[]>;
}

export function mentionsIn(node: SyntaxNode): Mentions {
  const mentions = { strings: new Map<string, SyntaxNode[]>(), names: new Map<string, SyntaxNode[]>() };
  for (const inner of node.descendants()) {
    const path = inner.parent?.type === "attrpath" ? inner.parent.parts : undefined;
    if (path === undefined) add(mentions.strings, stringOf(inner), inner);
    else if (path[0] === inner) add(mentions.names, nameOf(inner), inner);
  }
  return mentions;
}

function add(found: Map<string, SyntaxNode[]>, text: string | undefined, node: SyntaxNode): void {
  if (text === undefined) return;
  const nodes = found.get(text);
  if (nodes === undefined) found.set(text, [node]);
  else nodes.push(node);
}
