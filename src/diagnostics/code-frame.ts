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
  // In most lines bytes, characters and columns are the same.
  if (isPlain(line)) {
    const [start, end] = [Math.min(range.column - 1, line.length), Math.min(range.endColumn - 1, line.length)];
    return frame(
      start,
      end,
      cut({ start, total: line.length, width }, (from, to) => plainPart(line, from, to)),
    );
  }
  const cells = cellsOf(line);
  const total = endOf(cells);
  const leftOf = (column: number): number => cells.find(({ bytes }) => bytes >= column - 1)?.left ?? total;
  const [start, end] = [leftOf(range.column), leftOf(range.endColumn)];
  return frame(
    start,
    end,
    cut({ start, total, width }, (from, to) => cellsPart(cells, from, to)),
  );
}

/** What is shown of a line. */
interface ShownPart {
  readonly text: string;
  /** How many columns of the line are left of it. */
  readonly hidden: number;
}

function frame(start: number, end: number, { text, hidden }: ShownPart): CodeFrame {
  const indent = start - hidden;
  return { text, indent, length: Math.max(1, Math.min(end - hidden, textWidth(text)) - indent) };
}

interface Cut {
  readonly start: number;
  readonly total: number;
  readonly width: number;
}

/** Two thirds of what is kept come after the start; an ellipsis stands for what is left out on a side. */
function cut({ start, total, width }: Cut, partOf: (from: number, to: number) => ShownPart): ShownPart {
  if (total <= width) return partOf(0, total);
  const first = Math.max(0, Math.min(start - Math.floor(width / 3), total - width));
  const before = first > 0 ? "…" : "";
  const after = first + width < total ? "…" : "";
  const { text, hidden } = partOf(first + before.length, first + width - after.length);
  return { text: before + text + after, hidden: hidden - before.length };
}

function plainPart(line: string, from: number, to: number): ShownPart {
  return { text: line.slice(from, to), hidden: from };
}

function cellsPart(cells: readonly Cell[], from: number, to: number): ShownPart {
  const kept = cells.filter((cell) => cell.left >= from && cell.left + cell.width <= to);
  return { text: kept.map((cell) => cell.text).join(""), hidden: kept[0]?.left ?? 0 };
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

function endOf(cells: readonly Cell[]): number {
  const last = cells.at(-1);
  return last === undefined ? 0 : last.left + last.width;
}
