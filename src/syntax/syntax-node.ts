import type { Node } from "web-tree-sitter";

/**
 * A node of a syntax tree, by the names of the Nix grammar. Children are read from the parser when they are first asked
 * for, and kept: the parser itself finds parents and children by a search from the root.
 */
export class SyntaxNode {
  readonly type: string;
  /** In UTF-16 code units, as `end`, which is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly parent: SyntaxNode | undefined;
  readonly #node: Node;
  readonly #source: string;
  #children: readonly SyntaxNode[] | undefined;
  #parts: readonly SyntaxNode[] | undefined;

  /** `source` is the whole text that the tree is of. */
  constructor(node: Node, source: string, parent?: SyntaxNode) {
    this.#node = node;
    this.#source = source;
    this.parent = parent;
    this.type = node.type;
    this.start = node.startIndex;
    this.end = node.endIndex;
  }

  /** All children, punctuation and comments among them. */
  get children(): readonly SyntaxNode[] {
    this.#children ??= this.#node.children.map((child) => new SyntaxNode(child, this.#source, this));
    return this.#children;
  }

  /** The children with a meaning: neither punctuation nor comments. */
  get parts(): readonly SyntaxNode[] {
    this.#parts ??= this.children.filter((child) => child.#node.isNamed && child.type !== "comment");
    return this.#parts;
  }

  get text(): string {
    return this.#source.slice(this.start, this.end);
  }

  /** Whether the parser did not understand something inside. */
  get hasError(): boolean {
    return this.#node.hasError;
  }

  /** Whether this is something that the parser skipped or made up. */
  get isError(): boolean {
    return this.#node.isError || this.#node.isMissing;
  }

  /** The first child that is this field of the grammar. */
  field(name: string): SyntaxNode | undefined {
    const found = this.#node.childForFieldName(name);
    return found === null ? undefined : this.children.find((child) => child.#node.id === found.id);
  }

  /** The node and all with a meaning that is in it. They may be nested deeper than calls can be. */
  *descendants(): Generator<SyntaxNode> {
    const left: SyntaxNode[] = [this];
    for (let node = left.pop(); node !== undefined; node = left.pop()) {
      yield node;
      left.push(...node.parts);
    }
  }

  /** The node and what it is in, from the inside. */
  *ancestry(): Generator<SyntaxNode> {
    yield this;
    for (let node = this.parent; node !== undefined; node = node.parent) yield node;
  }
}

/** The innermost node that an offset is in. What starts there is preferred to what ends there. */
export function innermostAt(root: SyntaxNode, offset: number): SyntaxNode {
  let node = root;
  for (;;) {
    const child = childAt(node.children, offset);
    if (child === undefined) return node;
    node = child;
  }
}

/** The last of the children, which stand in order, that starts at an offset or before, if it reaches there. */
function childAt(children: readonly SyntaxNode[], offset: number): SyntaxNode | undefined {
  let [low, high] = [0, children.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((children[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  const child = children[low - 1];
  return child !== undefined && offset <= child.end ? child : undefined;
}
