import { painter } from "../../../diagnostics/paint.ts";
import { wrapText } from "../../../diagnostics/wrap-text.ts";
import type { Finding, Place } from "../plan.ts";

export interface FindingStyle {
  readonly showFile: (file: string) => string;
  readonly colour: boolean;
  /** Terminal columns. */
  readonly width: number;
}

/**
 * A finding for people: what it is about, where, and what to do. Lines of its text after the first, such as those of a
 * diff, stay lines. Ends with a newline.
 */
export function textFinding(finding: Finding, { showFile, colour, width }: FindingStyle): string {
  const { severity, subject, place, text, advice } = finding;
  const paint = painter(colour);
  const part = severity === "note" ? "hint" : severity;
  // The place says it better.
  const named = place !== undefined && subject === place.file ? showFile(subject) : subject;
  const [said = "", ...lines] = text.split("\n");
  const [first = "", ...rest] = wrapText(`${named}: ${said}`, width - severity.length - 2);
  return [
    `${paint(part, `${severity}:`)} ${paint("message", first)}`,
    ...[...wrapText(rest.join(" "), width - 2), ...lines].map((line) => `  ${line}`.trimEnd()),
    ...(place === undefined || named === showPlace(place, showFile)
      ? []
      : [`  ${paint("frame", "-->")} ${showPlace(place, showFile)}`]),
    ...(advice === undefined
      ? []
      : adviceLines(advice, width).map((line, index) =>
          index === 0 ? `${paint("help", "help:")} ${line}` : `      ${line}`,
        )),
    "",
  ].join("\n");
}

function adviceLines(advice: string, width: number): readonly string[] {
  return wrapText(advice, width - "help: ".length);
}

/** `FILE:LINE:COLUMN`, as far as it is known. */
export function showPlace({ file, line, column }: Place, showFile: (file: string) => string): string {
  return [showFile(file), line, column].filter((part) => part !== null).join(":");
}
