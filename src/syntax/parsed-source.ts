import type { Parser, Tree } from "web-tree-sitter";

import type { Span } from "../diagnostics/diagnostic.ts";
import { type Mentions, mentionsIn } from "./mentions.ts";
import type { Range } from "./range.ts";
import { SourceText } from "./source-text.ts";
import { innermostAt, SyntaxNode } from "./syntax-node.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** The parser's memory has a limit. No file that people write comes near this one. */
const MOST_UNITS = 1 << 20;

/** A source with its tokens and its syntax tree. Each is read when it is first asked for. */
export class ParsedSource {
  /** What spans name. */
  readonly file: string;
  readonly source: SourceText;
  /** Another text of the same file. */
  readonly parseAgain: (text: string) => ParsedSource;
  readonly #parser: Parser;
  readonly #mentions = new Map<SyntaxNode, Mentions>();
  #tree: Tree | undefined;
  #root: SyntaxNode | undefined;
  #tokens: readonly Token[] | undefined;

  constructor(parser: Parser, file: string, text: string) {
    this.#parser = parser;
    this.file = file;
    this.source = new SourceText(text);
    this.parseAgain = (other) => new ParsedSource(parser, file, other);
  }

  /** Of a text that is too large, the tree of an empty one. */
  get root(): SyntaxNode {
    this.#tree ??= parse(this.#parser, this.#isTooLarge ? "" : this.source.text);
    this.#root ??= new SyntaxNode(this.#tree.rootNode, this.source.text);
    return this.#root;
  }

  /** Whether there is anything that the grammar does not know. Such a file must not be edited. */
  get hasErrors(): boolean {
    return this.#isTooLarge || this.root.hasError;
  }

  get #isTooLarge(): boolean {
    return this.source.text.length > MOST_UNITS;
  }

  /** Gives the memory of the tree back, which is not used any more. */
  free(): void {
    this.#tree?.delete();
  }

  /** All tokens, comments among them. They are there for a text with errors too. */
  get tokens(): readonly Token[] {
    this.#tokens ??= tokensOf(this.source.text);
    return this.#tokens;
  }

  /** What an expression of this source mentions; looked for once. */
  mentionsIn(node: SyntaxNode): Mentions {
    const mentions = this.#mentions.get(node) ?? mentionsIn(node);
    this.#mentions.set(node, mentions);
    return mentions;
  }

  /** The innermost node at an offset. */
  nodeAt(offset: number): SyntaxNode {
    return innermostAt(this.root, offset);
  }

  /** The text in a span of this file. */
  sliceOf({ line, column, endLine, endColumn }: Span): string {
    const [start, end] = [
      { line, column },
      { line: endLine, column: endColumn },
    ];
    return this.source.text.slice(this.source.offsetOf(start), this.source.offsetOf(end));
  }

  spanOf({ start, end }: Range): Span {
    const [from, to] = [this.source.placeOf(start), this.source.placeOf(end)];
    return { file: this.file, ...from, endLine: to.line, endColumn: to.column };
  }
}

function parse(parser: Parser, text: string): Tree {
  const tree = parser.parse(asGrammarReads(text));
  // Only a parser that is limited or has no language gives none.
  if (tree === null) throw new Error("no syntax tree");
  return tree;
}

/**
 * The text with the same offsets as the grammar reads it best. It takes a lone `\r` for a blank, so that a comment would
 * not end there; and for each comment that has no end, it would look for that through all of the text.
 */
function asGrammarReads(text: string): string {
  const lastEnd = Math.max(0, text.lastIndexOf("*/"));
  const ended = text.slice(0, lastEnd) + text.slice(lastEnd).replaceAll("/*", "/`");
  return ended.replaceAll(/\r(?!\n)/g, "\n");
}
