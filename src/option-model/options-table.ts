import type { Release } from "../releases/releases.ts";
import { type OptionChange, partChange } from "./option-changes.ts";
import type { ModelledOption } from "./option-model.ts";

/** The options of a release for a terminal, one on a line. */
export function optionsTable(model: readonly ModelledOption[]): string {
  const rows = model.map((option) => [
    withoutPrefix(option.name),
    shortened(option.type),
    shortened(plain(option.default)),
    spanInWords(option),
    plain(option.lowersTo.join("; ")),
  ]);
  return table([["OPTION", "TYPE", "DEFAULT", "RELEASES", "LOWERS TO"], ...rows]);
}

/** What is different between two releases, one thing on a line, and how they are known. */
export function changesTable(from: Release, to: Release, changes: readonly OptionChange[]): string {
  const lines = changes.flatMap(changeLines);
  const known = [from, to].map(({ name, knownBy }) => `${name} known by ${knownBy}`);
  return [...lines, ...new Set(known)].map((line) => `${line}\n`).join("");
}

function changeLines(change: OptionChange): readonly string[] {
  if (change.change === "changed") {
    const lines = change.parts.map((part) => {
      const { gone, come } = partChange(part, change);
      return `    ${PART_NAMES[part]}: ${plain(gone)} -> ${plain(come)}`;
    });
    return [`~ ${change.name}`, ...lines];
  }
  const { name, option } = change;
  return change.change === "removed" ? [`- ${name}`] : [`+ ${name}: ${option.type}, default: ${plain(option.default)}`];
}

const PART_NAMES = { type: "type", merging: "several definitions", default: "default", lowersTo: "lowers to" } as const;

function spanInWords({ since, until }: ModelledOption): string {
  return until === null ? `${since}-` : since === until ? since : `${since}-${until}`;
}

const MAX_CELL = 32;

/** The other formats have it all. */
function shortened(text: string): string {
  return text.length <= MAX_CELL ? text : `${text.slice(0, MAX_CELL - 1)}…`;
}

/** Nobody needs to be told on every line. */
function withoutPrefix(name: string): string {
  return name.replace("containers.<name>.", "");
}

function plain(markdown: string): string {
  return markdown.replaceAll("`", "");
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}
