import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { compareBytes, sortedRecord } from "../../lowering/byte-order.ts";

describe("compareBytes", () => {
  it("orders as the bytes of UTF-8", () => {
    // Units: valid UTF-16, which is what a Nix string can become.
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });
});

describe("sortedRecord", () => {
  it("keeps every name", () => {
    expect(
      Object.keys(
        sortedRecord([
          ["b", 1],
          ["__proto__", 2],
          ["a", 3],
        ]),
      ),
    ).toEqual(["__proto__", "a", "b"]);
  });
});
