import { type Attribute, enclosingBinding, nameOf } from "./attribute.ts";
import type { SyntaxNode } from "./syntax-node.ts";

/** Which of the names at a position is meant. */
export interface ChosenName {
  readonly node: SyntaxNode;
  /** Where it stands among the names of the attribute. */
  readonly index: number;
  /** How many of the last components of the option's path are below this name, and not written here. */
  readonly below: number;
}

/**
 * The name that an option's path means, of those that Nix gives the same position for: `containers.web.path = …;` is at
 * the same place for all three. The longest run of components that agree decides; undefined where none does.
 */
export function chooseName(attribute: Attribute, loc: readonly string[]): ChosenName | undefined {
  let best: ChosenName | undefined;
  let bestScore = 0;
  attribute.names.forEach((node, index) => {
    for (let below = 0; below < loc.length; below++) {
      const score = agreement(pathTo(attribute, index), loc.slice(0, loc.length - below));
      if (score > bestScore) [best, bestScore] = [{ node, index, below }, score];
    }
  });
  return best;
}

/** The written components that lead to a name, from the name outwards. */
function* pathTo(attribute: Attribute, index: number): Generator<SyntaxNode> {
  const first = attribute.kind === "inherit" ? index : 0;
  for (let at = index; at >= first; at--) {
    const node = attribute.names[at];
    if (node !== undefined) yield node;
  }
  const outer = enclosingBinding(attribute);
  if (outer !== undefined) yield* pathTo(outer, outer.names.length - 1);
}

/** How many components agree, from the end. One that only evaluation can tell agrees with any, but counts less. */
function agreement(path: Iterable<SyntaxNode>, loc: readonly string[]): number {
  let [score, left] = [0, loc.length];
  for (const node of path) {
    const name = nameOf(node);
    if (left === 0 || (name !== undefined && name !== loc[left - 1])) break;
    score += name === undefined ? 0.5 : 1;
    left--;
  }
  return score;
}
