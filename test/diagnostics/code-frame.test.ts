import { describe, expect, it } from "vitest";

import { codeFrame } from "../../src/diagnostics/code-frame.ts";

describe("codeFrame", () => {
  it("finds the line, whatever ends it", () => {
    expect(codeFrame("a\r\nbc\r\n", 2, 2, 80)).toEqual({ text: "bc", indent: 1 });
    expect(codeFrame("a\nbc", 2, 1, 80)).toEqual({ text: "bc", indent: 0 });
  });

  it("is nothing where there is no such line", () => {
    expect(codeFrame("a", 2, 1, 80)).toBeUndefined();
  });

  it("stays at the end where the line is shorter than the column", () => {
    expect(codeFrame("abc", 1, 9, 80)).toEqual({ text: "abc", indent: 3 });
    expect(codeFrame("", 1, 1, 80)).toEqual({ text: "", indent: 0 });
  });

  it("expands tabs to stops of four", () => {
    expect(codeFrame("\ta\tb", 1, 4, 80)).toEqual({ text: "    a   b", indent: 8 });
  });

  // What Nix says of `{ "é😀" = 1; b = 2; }`: `b` is at column 17.
  it("takes columns for bytes, as Nix does, and counts what the terminal does", () => {
    expect(codeFrame('{ "é😀" = 1; b = 2; }', 1, 17, 80)).toEqual({ text: '{ "é😀" = 1; b = 2; }', indent: 13 });
    expect(codeFrame("漢字 x", 1, 8, 80)).toEqual({ text: "漢字 x", indent: 5 });
    expect(codeFrame("e\u0301 x", 1, 5, 80)).toEqual({ text: "e\u0301 x", indent: 2 });
  });

  it("keeps control characters from the terminal", () => {
    expect(codeFrame("a\u001B[31mb", 1, 7, 80)).toEqual({ text: "a\uFFFD[31mb", indent: 6 });
  });

  it.each([
    [1, { text: "0123456…", indent: 0 }],
    [11, { text: "…901234…", indent: 2 }],
    [20, { text: "…3456789", indent: 7 }],
  ])("cuts long lines around column %i", (column, frame) => {
    expect(codeFrame("01234567890123456789", 1, column, 8)).toEqual(frame);
  });

  it("cuts beside wide characters without splitting them", () => {
    const frame = codeFrame("漢字漢字漢字漢字漢字", 1, 13, 8);
    expect(frame).toEqual({ text: "…漢字…", indent: 1 });
  });
});
