import { graphemesOf, graphemeWidth, isPlain, textWidth } from "./display-width.ts";

const TAB_STOP = 4;

/** A line of source as a terminal shows it. */
export interface CodeFrame {
  readonly text: string;
  /** How many terminal columns are left of the range. */
  readonly indent: number;
  /** How many terminal columns of the range are shown; at least 1. */
  readonly length: number;
}

/** A range of a line in bytes of UTF-8, 1-based as Nix counts them, the end exclusive. */
export interface LineRange {
  readonly column: number;
  readonly endColumn: number;
}

interface Cell {
  readonly text: string;
  /** Terminal columns before the cell. */
  readonly left: number;
  readonly width: number;
  /** Bytes of UTF-8 before the cell. */
  readonly bytes: number;
}

/** A line of source, cut to `width` terminal columns around the start of a range. */
export function codeFrame(line: string, range: LineRange, width: number): CodeFrame {
  if (line.length <= width && isPlain(line)) return plainFrame(line, range);
  const cells = cellsOf(line);
  const total = endOf(cells);
  const leftOf = (column: number): number => cells.find(({ bytes }) => bytes >= column - 1)?.left ?? total;
  const [start, end] = [leftOf(range.column), leftOf(range.endColumn)];
  const { text, hidden } = total <= width ? { text: join(cells), hidden: 0 } : cut(cells, start, width);
  const shown = Math.min(end - hidden, textWidth(text));
  return { text, indent: start - hidden, length: Math.max(1, shown - (start - hidden)) };
}

/** Of most lines: bytes, characters and columns are the same, and all of them are shown. */
function plainFrame(text: string, { column, endColumn }: LineRange): CodeFrame {
  const indent = Math.min(column - 1, text.length);
  return { text, indent, length: Math.max(1, Math.min(endColumn - 1, text.length) - indent) };
}

function cellsOf(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let left = 0;
  let bytes = 0;
  for (const grapheme of graphemesOf(line)) {
    const width = grapheme === "\t" ? TAB_STOP - (left % TAB_STOP) : graphemeWidth(grapheme);
    cells.push({ text: visible(grapheme, width), left, width, bytes });
    left += width;
    bytes += Buffer.byteLength(grapheme);
  }
  return cells;
}

/** A tab becomes spaces; other control characters, and what turns the direction, must not reach the terminal. */
function visible(grapheme: string, width: number): string {
  if (grapheme === "\t") return " ".repeat(width);
  return /^\p{Cc}/u.test(grapheme) ? "\uFFFD" : grapheme.replace(/\p{Bidi_Control}/gu, "\uFFFD");
}

/** Two thirds of what is kept come after the column; an ellipsis stands for what is left out on a side. */
function cut(
  cells: readonly Cell[],
  indent: number,
  width: number,
): { readonly text: string; readonly hidden: number } {
  const total = endOf(cells);
  const start = Math.max(0, Math.min(indent - Math.floor(width / 3), total - width));
  const before = start > 0 ? "…" : "";
  const after = start + width < total ? "…" : "";
  const from = start + before.length;
  const to = start + width - after.length;
  const kept = cells.filter((cell) => cell.left >= from && cell.left + cell.width <= to);
  return { text: before + join(kept) + after, hidden: (kept[0]?.left ?? 0) - before.length };
}

function endOf(cells: readonly Cell[]): number {
  const last = cells.at(-1);
  return last === undefined ? 0 : last.left + last.width;
}

function join(cells: readonly Cell[]): string {
  return cells.map((cell) => cell.text).join("");
}
