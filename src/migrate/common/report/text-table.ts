import { textWidth } from "../../../diagnostics/display-width.ts";
import { wrapText } from "../../../diagnostics/wrap-text.ts";
import type { Table } from "../plan.ts";

/** A table for people, `width` terminal columns wide: a line for each row, or a paragraph where that is too wide. */
export function textTable({ title, columns, rows }: Table, width: number): string {
  const all = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(...all.map((row) => textWidth(row[column] ?? ""))));
  const total = widths.reduce((sum, own) => sum + own + GAP.length, INDENT.length - GAP.length);
  const body = total <= width ? all.map((row) => line(row, widths)) : rows.flatMap((row) => entry(columns, row, width));
  return [`${title}\n`, ...body].join("");
}

const INDENT = "  ";
const GAP = "  ";

function line(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - textWidth(cell)));
  return `${INDENT}${cells.join(GAP)}`.trimEnd() + "\n";
}

/** The first cell names the row. */
function entry(columns: readonly string[], row: readonly string[], width: number): readonly string[] {
  const [name = "", ...cells] = row;
  const parts = cells.flatMap((cell, index) =>
    cell === "" ? [] : paragraph(`${columns[index + 1] ?? ""}: ${cell}`, `${INDENT}${INDENT}`, width),
  );
  return [`${INDENT}${name}\n`, ...parts];
}

/** Lines after the first are indented further. */
export function paragraph(text: string, indent: string, width: number): readonly string[] {
  const lines = text.split("\n").flatMap((part) => wrapText(part, width - indent.length - INDENT.length));
  return lines.map((part, index) => `${indent}${index === 0 ? "" : INDENT}${part}\n`);
}
