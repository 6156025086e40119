import { describe, expect, test } from "vitest";

import { commentsIn } from "../../src/syntax/comments.ts";
import { loadSyntax } from "../../src/syntax/load-syntax.ts";
import { locate } from "../../src/syntax/locate.ts";
import { missingSemicolon } from "../../src/syntax/missing-semicolon.ts";
import { syntaxErrorSpan } from "../../src/syntax/syntax-error-span.ts";

const MANY = 20_000;
const LARGE = `{ a = [ ${"1 ".repeat(1 << 20)} ]; }`;

const FOCUSES = [
  { on: "name" },
  { on: "value" },
  { on: "entry", index: 1, text: "x" },
  { on: "set" },
  { on: "expression" },
  { on: "import", file: "/x.nix" },
] as const;

describe("whatever a file holds, an answer comes in time", () => {
  test.each([
    ["brackets", "[".repeat(MANY)],
    ["sets that are not closed", "{ a = ".repeat(MANY)],
    ["comments that are not closed", "/* ".repeat(MANY)],
    ["quotation marks", "'".repeat(MANY)],
    ["interpolations", '"${'.repeat(MANY)],
    ["a long sum of lists", `{ a = ${"[ 1 ] ++ ".repeat(MANY)}[ 2 ]; }`],
    ["a long call", `{ a = f ${"a ".repeat(MANY)}; }`],
    ["parentheses", `{ a = ${"(".repeat(MANY)}1${")".repeat(MANY)}; }`],
    ["zero bytes", "\0".repeat(MANY)],
    ["much", LARGE],
  ])("%s", async (_, text) => {
    const source = (await loadSyntax()).parse("hostile.nix", text);
    const end = source.source.placeOf(text.length);
    for (const focus of FOCUSES) locate(source, { line: 1, column: 3 }, ["a"], focus);
    expect(missingSemicolon(source, end)).toBeUndefined();
    expect(syntaxErrorSpan(source, end).span).toMatchObject({ ...end, endColumn: end.column });
    expect(commentsIn(source)).toEqual([]);
  });
});

test("what is too large to be parsed is not trusted", async () => {
  const source = (await loadSyntax()).parse("hostile.nix", LARGE);
  expect(source.hasErrors).toBe(true);
  expect(locate(source, { line: 1, column: 3 }, ["a"], { on: "name" })).toBeUndefined();
});
