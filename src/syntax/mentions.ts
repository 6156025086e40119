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
  collect(node, mentions);
  return mentions;
}

function collect(node: SyntaxNode, { strings, names }: Collected): void {
  const isName = node.parent?.type === "attrpath";
  if (isName && node !== node.parent.parts[0]) return;
  add(isName ? names : strings, isName ? nameOf(node) : stringOf(node), node);
  for (const part of node.parts) collect(part, { strings, names });
}

interface Collected {
  readonly strings: Map<string, SyntaxNode[]>;
  readonly names: Map<string, SyntaxNode[]>;
}

function add(found: Map<string, SyntaxNode[]>, text: string | undefined, node: SyntaxNode): void {
  if (text === undefined) return;
  const nodes = found.get(text);
  if (nodes === undefined) found.set(text, [node]);
  else nodes.push(node);
}
