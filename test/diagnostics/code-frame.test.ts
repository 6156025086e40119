import { describe, expect, it } from "vitest";

import { codeFrame } from "../../src/diagnostics/code-frame.ts";

/** The frame of a single position, without its length. */
function frameAt(line: string, column: number, width: number) {
  const { text, indent, length } = codeFrame(line, { column, endColumn: column }, width);
  expect(length).toBe(1);
  return { text, indent };
}

describe("codeFrame", () => {
  it("stays at the end where the line is shorter than the column", () => {
    expect(frameAt("abc", 9, 80)).toEqual({ text: "abc", indent: 3 });
    expect(frameAt("", 1, 80)).toEqual({ text: "", indent: 0 });
  });

  it("expands tabs to stops of four", () => {
    expect(frameAt("\ta\tb", 4, 80)).toEqual({ text: "    a   b", indent: 8 });
  });

  // What Nix says of `{ "é😀" = 1; b = 2; }`: `b` is at column 17.
  it("takes columns for bytes, as Nix does, and counts what the terminal does", () => {
    expect(frameAt('{ "é😀" = 1; b = 2; }', 17, 80)).toEqual({ text: '{ "é😀" = 1; b = 2; }', indent: 13 });
    expect(frameAt("漢字 x", 8, 80)).toEqual({ text: "漢字 x", indent: 5 });
    expect(frameAt("e\u0301 x", 5, 80)).toEqual({ text: "e\u0301 x", indent: 2 });
  });

  it("keeps control characters from the terminal", () => {
    expect(frameAt("a\u001B[31mb", 7, 80)).toEqual({ text: "a\uFFFD[31mb", indent: 6 });
  });

  it.each([
    [1, { text: "0123456…", indent: 0 }],
    [11, { text: "…901234…", indent: 2 }],
    [20, { text: "…3456789", indent: 7 }],
  ])("cuts long lines around column %i", (column, frame) => {
    expect(frameAt("01234567890123456789", column, 8)).toEqual(frame);
  });

  it("cuts beside wide characters without splitting them", () => {
    expect(frameAt("漢字漢字漢字漢字漢字", 13, 8)).toEqual({ text: "…漢字…", indent: 1 });
  });
});

describe("the range of a frame", () => {
  it("counts what the terminal does", () => {
    // `"é😀"` is of 8 bytes, and of 5 columns.
    expect(codeFrame('a = "é😀";', { column: 5, endColumn: 13 }, 80)).toMatchObject({ indent: 4, length: 5 });
    expect(codeFrame("a\tb", { column: 1, endColumn: 4 }, 80)).toMatchObject({ indent: 0, length: 5 });
  });

  it("ends with the line where it goes on below", () => {
    expect(codeFrame("a = [", { column: 5, endColumn: Infinity }, 80)).toMatchObject({ indent: 4, length: 1 });
    expect(codeFrame("  ab", { column: 3, endColumn: Infinity }, 80)).toMatchObject({ indent: 2, length: 2 });
  });

  it("ends with the frame where the line is cut", () => {
    const frame = codeFrame("01234567890123456789", { column: 11, endColumn: 19 }, 8);
    expect(frame).toEqual({ text: "…901234…", indent: 2, length: 6 });
  });
});
