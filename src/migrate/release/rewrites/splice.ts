import type { Range } from "../../../syntax/range.ts";
import type { SyntaxNode } from "../../../syntax/syntax-node.ts";

/** The text of a node in which parts are replaced; what is between them stays as it is. */
export class Splice {
  readonly #node: SyntaxNode;
  readonly #pieces: (Range & { readonly text: string })[] = [];

  constructor(node: SyntaxNode) {
    this.#node = node;
  }

  /** Ranges are offsets in the source that the node is of, and do not overlap. */
  replace({ start, end }: Range, text: string): void {
    this.#pieces.push({ start, end, text });
  }

  text(): string {
    const { start, text } = this.#node;
    let [result, last] = ["", start];
    for (const piece of this.#pieces.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
      result += text.slice(last - start, piece.start - start) + piece.text;
      last = piece.end;
    }
    return result + text.slice(last - start);
  }
}
