/** A block of Markdown, as the pages about diagnostics use them. */
export type MarkdownBlock =
  | { readonly kind: "heading"; readonly text: string }
  /** Fenced code; `language` is empty where none is given. */
  | { readonly kind: "code"; readonly language: string; readonly lines: readonly string[] }
  /** One line of text, however it was wrapped. */
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "item"; readonly text: string };

const FENCE = /^```(\S*)$/;

/** Splits a page into blocks: headings, fenced code, lists with `-`, and paragraphs. */
export function markdownBlocks(markdown: string): readonly MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  const lines = markdown.split("\n");
  for (let next = 0; next < lines.length;) {
    const start = next;
    const language = FENCE.exec(lines[start] ?? "")?.[1];
    const ends = language === undefined ? (line: string) => startsBlock(line) : (line: string) => line === "```";
    do next++;
    while (next < lines.length && !ends(lines[next] ?? ""));
    if (language === undefined) blocks.push(...proseBlock(lines.slice(start, next)));
    else blocks.push({ kind: "code", language, lines: lines.slice(start + 1, next++) });
  }
  return blocks;
}

function startsBlock(line: string): boolean {
  return line.trim() === "" || line.startsWith("#") || line.startsWith("- ") || FENCE.test(line);
}

function proseBlock(lines: readonly string[]): readonly MarkdownBlock[] {
  // A blank line starts the paragraph below it.
  const text = lines
    .map((line) => line.trim())
    .join(" ")
    .trim();
  if (text === "") return [];
  const [, mark = "", content = text] = /^(#+|-) (.*)$/.exec(text) ?? [];
  const kind = mark === "" ? "paragraph" : mark === "-" ? "item" : "heading";
  return [{ kind, text: content }];
}
