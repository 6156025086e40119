import { wrapText } from "../../diagnostics/wrap-text.ts";
import { someNames } from "../../diff/some-names.ts";
import type { Mismatch } from "../verification.ts";
import { countOf } from "./count-of.ts";
import { describeAttribution } from "./describe-attribution.ts";
import { nameOf } from "./name-of.ts";
import type { MismatchGroup } from "./mismatch-groups.ts";
import type { Paint, Style } from "./paint.ts";
import type { VerifyStyle } from "./verify-style.ts";

/** A mismatch for people: the first real difference with a few lines around, what it stems from, and where else it is. */
export function renderMismatchGroup({ first, hunks, attribution, others }: MismatchGroup, style: VerifyStyle): string {
  const [shown, left] = style.verbose ? [hunks, 0] : firstHunk(hunks);
  const notes = [
    ...(left === 0 ? [] : [`${countOf(left, "more place")} in it ${left === 1 ? "differs" : "differ"}.`]),
    ...(attribution === undefined ? [] : describeAttribution(attribution)),
    ...(others.length === 0 ? [] : [`The same for ${someNames(others)}.`]),
  ];
  return [
    style.paint("bold", `--- ${header("NixOS", first, first.expected)}\n`),
    style.paint("bold", `+++ ${header("nixctr", first, first.actual)}\n`),
    ...shown.split(/(?<=\n)/).map((line) => paintLine(line, style.paint)),
    ...notes.flatMap((note) => wrapText(note, style.width - 2).map((line) => style.paint("dim", `# ${line}\n`))),
  ].join("");
}

function header(side: string, { kind, container, name }: Mismatch, text: string | undefined): string {
  if (kind === "refusal") return text === undefined ? `${side} accepts it` : `${side} refuses it with`;
  const what = nameOf({ kind, name: kind === "option" ? `containers.${container}.${name}` : name });
  return text === undefined ? `${side} has no ${what}` : `${side}: ${what}`;
}

/** The first hunk, and how many more there are. */
function firstHunk(hunks: string): readonly [string, number] {
  const [first = "", ...others] = hunks.split(/^(?=@@ )/m);
  return [first, others.length];
}

const STYLES: Readonly<Partial<Record<string, Style>>> = { "+": "green", "-": "red", "@": "cyan" };

function paintLine(line: string, paint: Paint): string {
  const style = STYLES[line.charAt(0)];
  return style === undefined ? line : `${paint(style, line.replace(/\n$/, ""))}\n`;
}
