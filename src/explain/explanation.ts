import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { messages } from "../diagnostics/messages.ts";

/** A page of `docs/diagnostics/`. */
export interface Explanation {
  /** The sentence that says what is wrong. */
  readonly summary: string;
  /** The whole page, in Markdown. */
  readonly markdown: string;
}

/** The pages stand beside `dist/` in the package, and two folders above this file in the sources. */
const PAGES = new URL(
  import.meta.url.endsWith(".ts") ? "../../docs/diagnostics/" : "../docs/diagnostics/",
  import.meta.url,
);

/** The page about a code; undefined for what is no code, and where the page is not there. */
export function explanationOf(code: string): Explanation | undefined {
  if (!Object.hasOwn(messages, code)) return undefined;
  const markdown = readPage(code);
  return markdown === undefined ? undefined : { summary: summaryOf(markdown), markdown };
}

/** A package without its documentation still checks configurations. */
function readPage(code: string): string | undefined {
  try {
    return readFileSync(fileURLToPath(new URL(`${code}.md`, PAGES)), "utf8");
  } catch {
    return undefined;
  }
}

/** The paragraph below the title, as one line. */
function summaryOf(markdown: string): string {
  const [, summary = ""] = markdown.split(/\n{2,}/);
  return summary.replaceAll("\n", " ").trim();
}
