import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { SourceText } from "../../src/syntax/source-text.ts";
import { placeAfter } from "./marked.ts";

describe("lines", () => {
  test("end with any of the three line ends", () => {
    const source = new SourceText("a\nb\r\nc\rd\n\re");
    expect([1, 2, 3, 4, 5, 6].map((line) => source.line(line))).toEqual(["a", "b", "c", "d", "", "e"]);
    expect(source.lineCount).toBe(6);
    expect(source.line(7)).toBeUndefined();
    expect(source.line(0)).toBeUndefined();
  });

  test("an empty text has one", () => {
    expect(new SourceText("").lineCount).toBe(1);
    expect(new SourceText("a\n").line(2)).toBe("");
  });
});

describe("columns", () => {
  const source = new SourceText("é🙂a\nplain\n");

  test.each([
    // bytes, UTF-16 code units
    [1, 0],
    [3, 1],
    [7, 3],
    [8, 4],
    [5, 1],
    [99, 4],
  ])("byte %i is code unit %i", (column, offset) => {
    expect(source.offsetOf({ line: 1, column })).toBe(offset);
  });

  test("of SARIF count code units", () => {
    expect(source.utf16ColumnOf({ line: 1, column: 7 })).toBe(4);
    expect(source.utf16ColumnOf({ line: 2, column: 3 })).toBe(3);
    expect(source.utf16ColumnOf({ line: 4, column: 1 })).toBeUndefined();
  });

  test("beyond a line mean its end", () => {
    expect(source.offsetOf({ line: 2, column: 99 })).toBe(10);
  });

  test("a byte order mark counts", () => {
    expect(new SourceText("\uFEFFa").offsetOf({ line: 1, column: 4 })).toBe(1);
  });
});

test("every offset is where its place is", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "\t", "é", "🙂", "\u{301}", "\n", "\r\n", "\r") });
  fc.assert(
    fc.property(text, text, (before, after) => {
      // A line end is not split.
      fc.pre(!(before.endsWith("\r") && after.startsWith("\n")));
      const source = new SourceText(before + after);
      expect(source.placeOf(before.length)).toEqual(placeAfter(before));
      expect(source.offsetOf(placeAfter(before))).toBe(before.length);
    }),
  );
});
