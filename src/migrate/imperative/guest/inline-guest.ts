import { dirname, join } from "node:path";

import type { Syntax } from "../../../syntax/load-syntax.ts";
import type { ParsedSource } from "../../../syntax/parsed-source.ts";
import type { SyntaxNode } from "../../../syntax/syntax-node.ts";
import type { Finding } from "../../common/plan.ts";
import type { ImperativeContainer } from "../container.ts";
import { finding, placeIn } from "../messages.ts";
import type { TextLine } from "../module/text-line.ts";
import type { GuestFile } from "./guest.ts";
import { separateBindings } from "./separate-bindings.ts";
import { type Replacement, splice } from "./splice.ts";
import { bindingsOf, moduleBody, templateBindings } from "./template-bindings.ts";
import { textLines } from "./text-lines.ts";

/** The configuration of a container as it is copied into a module. */
export interface InlinedGuest {
  /** The expression, with the comments before it. */
  readonly lines: readonly TextLine[];
  /** Comments behind it. */
  readonly trailing: readonly TextLine[];
}

/**
 * Makes the configuration of a container part of another file: without what nixos-container wrote itself, and with
 * relative paths from where they were. `inlined` is undefined where that cannot be done.
 */
export function inlineGuest(
  syntax: Syntax,
  { file, hostFile, text }: GuestFile,
  { name, was }: Pick<ImperativeContainer, "name" | "was">,
): { readonly inlined: InlinedGuest | undefined; readonly findings: readonly Finding[] } {
  const site = { subject: file, place: placeIn(file) };
  if (text.includes("\r")) return { inlined: undefined, findings: [finding("guest-carriage-return", site, {})] };
  const source = syntax.parse(file, text);
  const [expression] = source.root.parts;
  if (expression === undefined || source.hasErrors) {
    return {
      inlined: undefined,
      findings: [finding("guest-syntax", { subject: file, place: errorPlace(source) }, {})],
    };
  }
  const paths = relativePaths(source.root, dirname(hostFile));
  const edited = splice(text, [...rewritten(source, expression, was), ...paths]);
  const written = paths.map(({ was }) => was);
  return {
    inlined: split(syntax.parse(file, edited)),
    findings: written.length === 0 ? [] : [finding("guest-paths", { subject: name }, { paths: [...new Set(written)] })],
  };
}

function errorPlace({ file, source, root }: ParsedSource): ReturnType<typeof placeIn> {
  const left = [root];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node.isError) {
      const { line, column } = source.placeOf(node.start);
      return placeIn(file, line, column);
    }
    left.push(...node.children.filter(({ hasError, isError }) => hasError || isError).toReversed());
  }
  return placeIn(file);
}

/** What nixos-container wrote is left out: a set of which nothing stays is an empty one then. */
function rewritten(
  { source: { text } }: ParsedSource,
  expression: SyntaxNode,
  container: string,
): readonly Replacement[] {
  const body = moduleBody(expression);
  if (body === undefined) return [];
  const own = templateBindings(body, container);
  const hasComments = body.children.some(
    ({ type, children }) => type === "comment" || children.some((child) => child.type === "comment"),
  );
  if (own.length > 0 && own.length === bindingsOf(body).length && !hasComments)
    return [{ ...rangeOf(body), text: "{ }" }];
  const kept = bindingsOf(body).filter((binding) => !own.includes(binding));
  // What comes to stand behind the brace has no empty lines before it.
  const leading = bindingsOf(body).findIndex((binding) => kept.includes(binding));
  const dropped = own.map((binding, index) => {
    const range = wholeLine(text, binding);
    return { ...range, end: index < leading ? endOfGap(text, range.end) : range.end, text: "" };
  });
  return [...dropped, ...separateBindings(text, body, kept)];
}

function rangeOf({ start, end }: SyntaxNode): Pick<Replacement, "start" | "end"> {
  return { start, end };
}

/** With the line that it stands on, where it stands there alone; with the blanks behind it, where it begins the line. */
function wholeLine(text: string, { start, end }: SyntaxNode): Pick<Replacement, "start" | "end"> {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  if (text.slice(lineStart, start).trim() !== "") return { start, end };
  const behind = end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0);
  return text[behind] === "\n" ? { start: lineStart, end: behind + 1 } : { start, end: behind };
}

/** The end of the last of the empty lines that follow; of the line itself where it goes on before. */
function endOfGap(text: string, end: number): number {
  const gap = /^(?:[ \t]*\n)*/.exec(text.slice(end))?.[0].length ?? 0;
  return text[end - 1] === "\n" || gap === 0 ? end + gap : end + gap - 1;
}

/** Paths that start from where the file is; of one with an interpolation, what stands before that. */
function relativePaths(root: SyntaxNode, directory: string): readonly (Replacement & { readonly was: string })[] {
  return Array.from(root.descendants()).flatMap((node) => {
    const [first] = node.type === "path_expression" ? node.children : [];
    if (first === undefined || first.type === "interpolation" || first.text.startsWith("/")) return [];
    const end = first.text.endsWith("/") ? "/" : "";
    return [{ ...rangeOf(first), text: join(directory, first.text).replace(/\/$/, "") + end, was: node.text }];
  });
}

function split({ source: { text }, root }: ParsedSource): InlinedGuest {
  const end = root.parts[0]?.end ?? text.length;
  const lines = textLines(text, root);
  const last = text.slice(0, end).split("\n").length;
  const lineStart = text.lastIndexOf("\n", end - 1) + 1;
  const expression = lines
    .slice(0, last)
    .with(-1, { text: text.slice(lineStart, end), fixed: lines[last - 1]?.fixed ?? false });
  const behind = { text: text.slice(end).split("\n")[0]?.trim() ?? "", fixed: false };
  return { lines: trimmed(expression), trailing: trimmed([behind, ...lines.slice(last)]) };
}

/** Without empty lines at either end. */
function trimmed(lines: readonly TextLine[]): readonly TextLine[] {
  const first = lines.findIndex(({ text }) => text !== "");
  const last = lines.findLastIndex(({ text }) => text !== "");
  return first < 0 ? [] : lines.slice(first, last + 1);
}
