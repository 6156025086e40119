import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";

import { closestName } from "../../src/diagnostics/closest-name.ts";
import { graphemeWidth, textWidth } from "../../src/diagnostics/display-width.ts";
import { listInProse } from "../../src/diagnostics/list-in-prose.ts";
import { wrapText } from "../../src/diagnostics/wrap-text.ts";

describe("closestName", () => {
  const names = ["hostAddress", "hostAddress6", "hostBridge", "path", "tmpfs"];

  it.each([
    ["hostAdress", "hostAddress"],
    ["hostAddress4", "hostAddress"],
    ["hostBirdge", "hostBridge"],
    ["paht", "path"],
    ["tmpfss", "tmpfs"],
    ["bridge", "hostBridge"],
  ])("takes %s for %s", (name, meant) => {
    expect(closestName(name, names)).toBe(meant);
  });

  it.each(["", "x", "networking", "ptah1"])("takes %j for none", (name) => {
    expect(closestName(name, names)).toBeUndefined();
  });
});

test("a list in prose has its conjunction before the last", () => {
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((items) => listInProse(items, "or"))).toEqual([
    "",
    "a",
    "a or b",
    "a, b or c",
  ]);
});

describe("wrapText", () => {
  it("keeps code in one piece", () => {
    expect(wrapText("Write `a = b;`, or not.", 12)).toEqual(["Write", "`a = b;`, or", "not."]);
  });

  it("takes a lone backtick for a letter", () => {
    expect(wrapText("it's `odd", 80)).toEqual(["it's `odd"]);
  });

  it("keeps to the width and loses no word", () => {
    const text = fc.array(fc.stringMatching(/^[a-z漢]{1,6}$/), { minLength: 1 });
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 40 }), (words, width) => {
        const lines = wrapText(words.join(" "), width);
        expect(lines.join(" ")).toBe(words.join(" "));
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

test.each([
  ["a", 1],
  ["é", 1],
  ["e\u0301", 1],
  ["\u0301", 0],
  ["\u200B", 0],
  ["漢", 2],
  ["ｱ", 1],
  ["Ａ", 2],
  ["😀", 2],
  ["👩‍🚀", 2],
  ["❤\uFE0F", 2],
  ["…", 1],
])("%s takes %i columns", (grapheme, width) => {
  expect(graphemeWidth(grapheme)).toBe(width);
});
