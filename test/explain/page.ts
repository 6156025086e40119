import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { type MarkdownBlock, markdownBlocks } from "../../src/explain/markdown-blocks.ts";

/** Where the pages are. */
export const PAGES = fileURLToPath(new URL("../../docs/diagnostics/", import.meta.url));

/** Files, and the command that is run on them. */
export interface Example {
  readonly files: Readonly<Record<string, string>>;
  readonly command: string;
}

/** A page of `docs/diagnostics/`, taken apart. */
export interface Page {
  readonly markdown: string;
  readonly title: string;
  readonly wrong: Example;
  readonly right: Example;
}

/** What is run where a page says nothing else. */
export const DEFAULT_COMMAND = "nixctr check configuration.nix";

/** The page about a code. Throws where it is not there, or is not made as pages are. */
export function readPage(code: string): Page {
  const markdown = readFileSync(join(PAGES, `${code}.md`), "utf8");
  const [title, ...blocks] = markdownBlocks(markdown);
  const headings = blocks.filter(({ kind }) => kind === "heading");
  const [wrong, right, ...others] = headings;
  if (title?.kind !== "heading" || wrong?.kind !== "heading" || right?.kind !== "heading" || others.length > 0) {
    throw new Error(`${code}.md: not a title, "Wrong" and "Right"`);
  }
  if (wrong.text !== "Wrong" || right.text !== "Right") throw new Error(`${code}.md: "Wrong" comes before "Right"`);
  const middle = blocks.indexOf(right);
  return {
    markdown,
    title: title.text,
    wrong: exampleOf(blocks.slice(blocks.indexOf(wrong), middle)),
    right: exampleOf(blocks.slice(middle)),
  };
}

/** Every block of code is `configuration.nix`, or the file that the line above it names, or the command. */
function exampleOf(blocks: readonly MarkdownBlock[]): Example {
  const files: Record<string, string> = {};
  let command = DEFAULT_COMMAND;
  blocks.forEach((block, index) => {
    if (block.kind !== "code") return;
    const text = block.lines.map((line) => `${line}\n`).join("");
    if (block.language === "console") command = text.replace(/^\$ /, "").trimEnd();
    else files[fileNamed(blocks[index - 1])] = text;
  });
  return { files, command };
}

function fileNamed(before: MarkdownBlock | undefined): string {
  const named = before?.kind === "paragraph" ? /^In `([^`]+)`:$/.exec(before.text)?.[1] : undefined;
  return named ?? "configuration.nix";
}
