import { wrapText } from "../../diagnostics/wrap-text.ts";
import { someNames } from "../../diagnostics/some-names.ts";
import type { Mismatch } from "../verification.ts";
import { countOf } from "./count-of.ts";
import { describeAttribution } from "./describe-attribution.ts";
import { nameOf } from "./name-of.ts";
import type { MismatchGroup } from "./mismatch-groups.ts";
import type { Paint, Style } from "./paint.ts";
import type { VerifyStyle } from "./verify-style.ts";

/** A mismatch for people: the first real difference with a few lines around, what it stems from, and where else it is. */
export function renderMismatchGroup(group: MismatchGroup, style: VerifyStyle): string {
  const { first, hunks, attribution, others } = group;
  const { shown, left } = style.verbose ? { shown: hunks, left: [] } : excerptOf(group);
  const notes = [
    ...left,
    ...(attribution === undefined ? [] : describeAttribution(attribution)),
    ...(others.length === 0 ? [] : [`The same for ${someNames(others)}.`]),
  ];
  return [
    style.paint("bold", `--- ${header("NixOS", first, first.expected)}\n`),
    style.paint("bold", `+++ ${header("nixctr", first, first.actual)}\n`),
    ...linesOf(shown).map((line) => paintLine(line, style.paint)),
    ...notes.flatMap((note) => wrapText(note, style.width - 2).map((line) => style.paint("dim", `# ${line}\n`))),
  ].join("");
}

/** What a page has room for. */
const MAX_LINES = 24;

/** The first hunk, cut where it is long, and what is left out. Of an artifact that one side lacks it goes without saying. */
function excerptOf({ first, hunks }: MismatchGroup): { readonly shown: string; readonly left: readonly string[] } {
  if (first.kind !== "refusal" && (first.expected === undefined || first.actual === undefined)) {
    return { shown: "", left: [] };
  }
  const [hunk = "", ...more] = hunks.split(/^(?=@@ )/m);
  const lines = linesOf(hunk);
  const cut = lines.length - MAX_LINES;
  return {
    shown: cut > 1 ? lines.slice(0, MAX_LINES).join("") : hunk,
    left: [
      ...(cut > 1 ? [`${cut} more lines follow.`] : []),
      ...(more.length === 0 ? [] : [`It differs in ${countOf(more.length, "more place")}.`]),
    ],
  };
}

function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

function header(side: string, { kind, container, name }: Mismatch, text: string | undefined): string {
  if (kind === "refusal") return text === undefined ? `${side} accepts it` : `${side} refuses it with`;
  const what = nameOf({ kind, name: kind === "option" ? `containers.${container}.${name}` : name });
  return text === undefined ? `${side} has no ${what}` : `${side}: ${what}`;
}

const STYLES: Readonly<Partial<Record<string, Style>>> = { "+": "green", "-": "red", "@": "cyan" };

function paintLine(line: string, paint: Paint): string {
  const style = STYLES[line.charAt(0)];
  return style === undefined ? line : `${paint(style, line.replace(/\n$/, ""))}\n`;
}
