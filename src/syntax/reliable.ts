import type { Range } from "./range.ts";
import type { SyntaxNode } from "./syntax-node.ts";

/**
 * Whether a node may be trusted to be what Nix sees: whatever the grammar does not know (syntax that is newer than it)
 * is neither inside the node nor on the way to it. Bindings stand apart from each other: what is wrong in one says
 * nothing about those that do not follow or precede it at once.
 */
export function isReliable(node: SyntaxNode): boolean {
  return !node.hasError && isReliablyPlaced(node);
}

/** The same, whatever is inside the node. */
export function isReliablyPlaced(node: SyntaxNode): boolean {
  return Array.from(node.ancestry()).every(isReliableBeside);
}

function isReliableBeside(node: SyntaxNode): boolean {
  if (node.isError) return false;
  // Most trees are free of errors: no need to look at each neighbour then.
  if (node.parent?.hasError !== true) return true;
  const { children, type } = node.parent;
  const around = type === "binding_set" ? neighbours(node, children) : children;
  return !around.some((child) => child.isError);
}

function neighbours(node: SyntaxNode, siblings: readonly SyntaxNode[]): readonly SyntaxNode[] {
  const index = siblings.indexOf(node);
  return siblings.slice(Math.max(0, index - 1), index + 2);
}

/** Whether something that the grammar does not know touches a range. */
export function hasErrorWithin(root: SyntaxNode, { start, end }: Range): boolean {
  // Errors may be nested deeper than calls can be.
  const left = [root];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node.start > end || node.end < start) continue;
    if (node.isError) return true;
    if (node.hasError) left.push(...node.children);
  }
  return false;
}
