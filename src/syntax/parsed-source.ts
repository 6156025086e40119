import type { Parser } from "web-tree-sitter";

import type { Span } from "../diagnostics/diagnostic.ts";
import { type Mentions, mentionsIn } from "./mentions.ts";
import type { Range } from "./range.ts";
import { SourceText } from "./source-text.ts";
import { innermostAt, SyntaxNode } from "./syntax-node.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** A source and its syntax tree. */
export class ParsedSource {
  /** What spans name. */
  readonly file: string;
  readonly source: SourceText;
  readonly root: SyntaxNode;
  /** Parses another text of the same file. */
  readonly parseAgain: (text: string) => ParsedSource;

  readonly #mentions = new Map<SyntaxNode, Mentions>();
  #tokens: readonly Token[] | undefined;

  private constructor(file: string, text: string, root: SyntaxNode, parseAgain: (text: string) => ParsedSource) {
    this.file = file;
    this.source = new SourceText(text);
    this.root = root;
    this.parseAgain = parseAgain;
  }

  static parse(parser: Parser, file: string, text: string): ParsedSource {
    const tree = parser.parse(asGrammarReads(text));
    // Only a parser that is limited or has no language gives none.
    if (tree === null) throw new Error(`no syntax tree for ${file}`);
    const root = new SyntaxNode(tree.rootNode, text);
    return new ParsedSource(file, text, root, (other) => ParsedSource.parse(parser, file, other));
  }

  /** Whether there is anything that the grammar does not know. Such a file must not be edited. */
  get hasErrors(): boolean {
    return this.root.hasError;
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

/** The grammar takes a lone `\r` for a blank, so that a comment would not end there. */
function asGrammarReads(text: string): string {
  return text.replaceAll(/\r(?!\n)/g, "\n");
}
