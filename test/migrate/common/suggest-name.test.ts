import fc from "fast-check";
import { expect, test } from "vitest";
import { suggestName } from "../../../src/migrate/common/suggest-name.ts";

test.each([
  ["my_web", [], "my-web"],
  ["a-name-that-is-long", [], "a-name-that"],
  ["exactly-elev_n", [], "exactly-ele"],
  ["my_web", ["my-web"], "my-web2"],
  ["my_web", ["my-web", "my-web2"], "my-web3"],
  ["a-name-that-is-long", ["a-name-that"], "a-name-tha2"],
  ["___", [], "container"],
])("%s beside %j is %s", (name, taken, expected) => {
  expect(suggestName(name, taken)).toBe(expected);
});

test("a suggestion is short, without underscores, and nobody else's", () => {
  const name = fc.stringMatching(/^[a-z0-9_-]{1,20}$/);
  fc.assert(
    fc.property(name, fc.array(name), (own, others) => {
      const taken = others.filter((other) => other !== own);
      const suggested = suggestName(own, taken);
      expect(suggested).toMatch(/^[a-z0-9]([a-z0-9-]{0,9}[a-z0-9])?$/);
      expect(taken).not.toContain(suggested);
    }),
  );
});
