/** A line of a unified diff. */
export interface DiffLine {
  readonly kind: "context" | "removed" | "added" | "hunk" | "note";
  /** Line number before and after, where there is one. */
  readonly from: number | null;
  readonly to: number | null;
  readonly text: string;
}

const KINDS = { " ": "context", "-": "removed", "+": "added", "\\": "note" } as const;

/** The lines of the hunks of a unified diff, without names of files, with their numbers. */
export function diffLines(hunks: string): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let [from, to] = [0, 0];
  for (const line of hunks.split("\n").slice(0, -1)) {
    const [, oldStart, newStart] = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line) ?? [];
    if (oldStart !== undefined && newStart !== undefined) {
      [from, to] = [Number(oldStart), Number(newStart)];
      lines.push({ kind: "hunk", from: null, to: null, text: line });
      continue;
    }
    const kind = kindOf(line);
    const isOld = kind === "context" || kind === "removed";
    const isNew = kind === "context" || kind === "added";
    lines.push({ kind, from: isOld ? from++ : null, to: isNew ? to++ : null, text: line.slice(1) });
  }
  return lines;
}

function kindOf(line: string): DiffLine["kind"] {
  const sign = line.charAt(0);
  return sign === " " || sign === "-" || sign === "+" || sign === "\\" ? KINDS[sign] : "context";
}
