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
  if (node.isError) return false;
  const { parent } = node;
  if (parent === undefined) return true;
  // Most trees are free of errors: no need to look at each level then.
  if (!parent.hasError) return isReliablyPlaced(parent);
  const around = parent.type === "binding_set" ? neighbours(node, parent.children) : parent.children;
  return !around.some((child) => child.isError) && isReliablyPlaced(parent);
}

function neighbours(node: SyntaxNode, siblings: readonly SyntaxNode[]): readonly SyntaxNode[] {
  const index = siblings.indexOf(node);
  return siblings.slice(Math.max(0, index - 1), index + 2);
}

/** Whether something that the grammar does not know touches a range. */
export function hasErrorWithin(node: SyntaxNode, range: Range): boolean {
  if (node.start > range.end || node.end < range.start || !node.hasError) return false;
  return node.isError || node.children.some((child) => hasErrorWithin(child, range));
}
