import { graphemesOf, graphemeWidth } from "./display-width.ts";

const TAB_STOP = 4;

/** A line of source as a terminal shows it. */
export interface CodeFrame {
  readonly text: string;
  /** How many terminal columns are left of the position. */
  readonly indent: number;
}

interface Cell {
  readonly text: string;
  /** Terminal columns before the cell. */
  readonly left: number;
  readonly width: number;
  /** Bytes of UTF-8 before the cell. */
  readonly bytes: number;
}

/**
 * The line of a position, cut to `width` terminal columns around it; undefined where the source has no such line.
 * `column` is 1-based and counts bytes of UTF-8, as Nix does.
 */
export function codeFrame(source: string, line: number, column: number, width: number): CodeFrame | undefined {
  const text = source.split(/\r?\n/)[line - 1];
  if (text === undefined) return undefined;
  const cells = cellsOf(text);
  const total = endOf(cells);
  const indent = cells.find(({ bytes }) => bytes >= column - 1)?.left ?? total;
  return total <= width ? { text: join(cells), indent } : cut(cells, indent, width);
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

/** A tab becomes spaces; other control characters must not reach the terminal. */
function visible(grapheme: string, width: number): string {
  if (grapheme === "\t") return " ".repeat(width);
  return /^\p{Cc}/u.test(grapheme) ? "\uFFFD" : grapheme;
}

/** Two thirds of what is kept come after the column; an ellipsis stands for what is left out on a side. */
function cut(cells: readonly Cell[], indent: number, width: number): CodeFrame {
  const total = endOf(cells);
  const start = Math.max(0, Math.min(indent - Math.floor(width / 3), total - width));
  const before = start > 0 ? "…" : "";
  const after = start + width < total ? "…" : "";
  const from = start + before.length;
  const to = start + width - after.length;
  const kept = cells.filter((cell) => cell.left >= from && cell.left + cell.width <= to);
  const hidden = (kept[0]?.left ?? 0) - before.length;
  return { text: before + join(kept) + after, indent: indent - hidden };
}

function endOf(cells: readonly Cell[]): number {
  const last = cells.at(-1);
  return last === undefined ? 0 : last.left + last.width;
}

function join(cells: readonly Cell[]): string {
  return cells.map((cell) => cell.text).join("");
}
