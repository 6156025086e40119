import { expect, test } from "vitest";

import { siphash24 } from "../../../src/lints/names/siphash24.ts";

const key = Buffer.from(Array.from({ length: 16 }, (_, index) => index));

/** From the vectors of the reference implementation: the input is the bytes 0, 1, 2, … of this length. */
test.each([
  [0, 0x726fdb47dd0e0e31n],
  [1, 0x74f839c593dc67fdn],
  [7, 0xab0200f58b01d137n],
  [8, 0x93f5f5799a932462n],
  [15, 0xa129ca6149be45e5n],
])("a message of %i bytes", (length, hash) => {
  expect(siphash24(Buffer.from(Array.from({ length }, (_, index) => index)), key)).toBe(hash);
});
