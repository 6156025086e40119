import { describe, expect, it } from "vitest";

import { renderEnvironment } from "../../lowering/render-unit.ts";

describe("renderEnvironment", () => {
  // What `builtins.toJSON` of Nix 2.8 prints.
  it.each([
    ["\b\f", String.raw`\u0008\u000c`],
    ["\t\n\r", String.raw`\t\n\r`],
    ["\u0001\u0007\u000b\u000e\u001b\u001f", String.raw`\u0001\u0007\u000b\u000e\u001b\u001f`],
    [`"\\/`, String.raw`\"\\/`],
    ["\\b\\f\b\\\\b\\\f", String.raw`\\b\\f\u0008\\\\b\\\u000c`],
    ["\u007f\u0080\u009f\u2028\u2029\ufeff\uffff", "\u007f\u0080\u009f\u2028\u2029\ufeff\uffff"],
    ["zürich 😀 <&", "zürich 😀 <&"],
  ])("writes %j as Nix does", (value, expected) => {
    expect(renderEnvironment({ NAME: value })).toBe(`Environment="NAME=${expected}"\n`);
  });

  it("has a line for each variable, in byte order", () => {
    expect(renderEnvironment({ b: "2", B: "1", 10: "0" })).toBe(
      `Environment="10=0"\nEnvironment="B=1"\nEnvironment="b=2"\n`,
    );
  });
});
