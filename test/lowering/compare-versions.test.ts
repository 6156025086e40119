import { describe, expect, it } from "vitest";

import { compareVersions } from "../../lowering/compare-versions.ts";

describe("compareVersions", () => {
  // As `builtins.compareVersions` orders them.
  it.each([
    ["21.11", "22.05", -1],
    ["22.05", "22.05", 0],
    ["22.11", "22.05", 1],
    ["9.9", "22.05", -1],
    ["22.05pre", "22.05", -1],
    ["22.05pre1", "22.05", -1],
    ["22.05.1", "22.05", 1],
    ["22.05a", "22.05", 1],
    ["22.5", "22.05", 0],
    ["22-05", "22.05", 0],
    ["", "22.05", -1],
    ["22.05a", "22.05.1", -1],
    ["1.a", "1.b", -1],
  ])("orders %j and %j", (a, b, expected) => {
    expect(Math.sign(compareVersions(a, b))).toBe(expected);
    expect(Math.sign(compareVersions(b, a))).toBe(-expected + 0);
  });
});
