import { painter } from "../diagnostics/paint.ts";
import { wrapText } from "../diagnostics/wrap-text.ts";
import { type MarkdownBlock, markdownBlocks } from "./markdown-blocks.ts";

export interface TextStyle {
  readonly colour: boolean;
  /** Terminal columns that prose keeps to. */
  readonly width: number;
}

/** A page as a terminal shows it: headings in bold, code indented, prose wrapped. Ends with a newline. */
export function renderMarkdown(markdown: string, style: TextStyle): string {
  const blocks = markdownBlocks(markdown);
  const texts = blocks.map((block, index) => {
    const together = block.kind === "item" && blocks[index + 1]?.kind === "item";
    return `${renderBlock(block, style).join("\n")}\n${together ? "" : "\n"}`;
  });
  return `${texts.join("").trimEnd()}\n`;
}

function renderBlock(block: MarkdownBlock, { colour, width }: TextStyle): readonly string[] {
  switch (block.kind) {
    case "heading":
      return [painter(colour)("message", plainText(block.text))];
    case "code":
      return block.lines.map((line) => (line === "" ? "" : `    ${line}`));
    case "paragraph":
      return wrapText(plainText(block.text), width);
    case "item":
      return wrapText(plainText(block.text), width - 2).map((line, index) => `${index === 0 ? "- " : "  "}${line}`);
  }
}

/** Prose without the marks of links, emphasis and escapes; code keeps its backticks. */
function plainText(prose: string): string {
  return prose
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : withoutMarks(part)))
    .join("");
}

function withoutMarks(text: string): string {
  return text
    .replace(/\[([^\]]+)\]\([^)]+\)/g, "$1")
    .replace(/\*\*(.+?)\*\*/g, "$1")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1");
}
