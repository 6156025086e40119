import fc from "fast-check";
import { describe, expect, it, test } from "vitest";

import type { TextEdit } from "../../src/diagnostics/diagnostic.ts";
import { applyEdits } from "../../src/fixes/apply-edits.ts";
import { SourceText } from "../../src/syntax/source-text.ts";
import { editAt, editOf } from "./edit.ts";

function apply(text: string, edits: readonly TextEdit[]) {
  return applyEdits(new SourceText(text), edits);
}

describe("applyEdits", () => {
  it("makes edits in the order of their places, whatever their own", () => {
    const text = "a = 1; b = 2;";
    const edits = [editOf(text, "2", "20"), editOf(text, "a", "name"), editOf(text, "1", "")];
    expect(apply(text, edits)).toEqual({ text: "name = ; b = 20;", made: 3 });
  });

  it("counts columns in bytes, and ends lines as Nix does", () => {
    const text = '# é\r\n/* 🚀 */\tx = "80";\ry = "漢";\n';
    const edits = [editOf(text, '"80"', "80"), editOf(text, '"漢"', "1")];
    expect(edits.map(({ line, column }) => [line, column])).toEqual([
      [2, 16],
      [3, 5],
    ]);
    expect(apply(text, edits)).toEqual({ text: "# é\r\n/* 🚀 */\tx = 80;\ry = 1;\n", made: 2 });
  });

  it("replaces what goes over several lines", () => {
    const text = "x = [\r\n  1\r\n];\n";
    expect(apply(text, [editOf(text, "[\r\n  1\r\n]", "1")]).text).toBe("x = 1;\n");
  });

  it("makes the first of two that overlap", () => {
    const text = "abcdef";
    expect(apply(text, [editOf(text, "cde", "2"), editOf(text, "bcd", "1")])).toEqual({ text: "a1ef", made: 1 });
    expect(apply(text, [editOf(text, "bc", "1"), editOf(text, "bcd", "2")])).toEqual({ text: "a1def", made: 1 });
    expect(apply(text, [editOf(text, "abcdef", "1"), editOf(text, "c", "2")])).toEqual({ text: "1", made: 1 });
  });

  it("makes both of two that touch", () => {
    const text = "abcd";
    expect(apply(text, [editOf(text, "ab", "1"), editOf(text, "cd", "2")])).toEqual({ text: "12", made: 2 });
    expect(apply(text, [editOf(text, "ab", "1"), editAt(text, 2, 2, ";")])).toEqual({ text: "1;cd", made: 2 });
  });

  it("makes one insertion at a place", () => {
    const insertion = editAt("a b", 1, 1, ";");
    expect(apply("a b", [insertion, insertion])).toEqual({ text: "a; b", made: 1 });
  });

  it("leaves out what is beyond the text", () => {
    const edit = { ...editOf("abc", "b", "x"), line: 7, endLine: 7 };
    expect(apply("abc", [edit])).toEqual({ text: "abc", made: 0 });
    expect(apply("", [])).toEqual({ text: "", made: 0 });
  });
});

const piece = fc.oneof(
  fc.constantFrom(
    "\n",
    "\r\n",
    "\r",
    "\t",
    "# comment é",
    "/* 🚀 */",
    '"',
    "''",
    "漢字",
    "e\u0301",
    "\u2028",
    "\uFEFF",
    "\0",
  ),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);
const replaced = fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }).filter((text) => !/[\r\n]/.test(text));

/** A text in pieces, every second of which is replaced. No line end is torn apart. */
const edited = fc.array(fc.record({ kept: piece, was: replaced, by: fc.string({ unit: "grapheme" }) }), {
  maxLength: 12,
});

test("everything else is byte for byte the same, whatever it is", () => {
  fc.assert(
    fc.property(edited, piece, fc.boolean(), (parts, tail, reversed) => {
      const before = parts.map(({ kept, was }) => kept + was).join("") + tail;
      const edits = parts.map(({ kept, was, by }, index) => {
        const head = parts.slice(0, index).reduce((sum, part) => sum + part.kept.length + part.was.length, 0);
        const start = head + kept.length;
        return editAt(before, start, start + was.length, by);
      });
      const after = parts.map(({ kept, by }) => kept + by).join("") + tail;
      expect(apply(before, reversed ? edits.toReversed() : edits)).toEqual({ text: after, made: parts.length });
    }),
    { numRuns: 500 },
  );
});
