import { expect, test } from "vitest";

import { saidBySystems } from "../../src/toplevels/said-by-systems.ts";

function said(...texts: readonly string[]) {
  return texts.map((each) => ({ name: each.split(":")[0] ?? "", text: each.split(":")[1] ?? "" }));
}

test("what several containers say is told once, and what the host says too not at all", () => {
  expect(saidBySystems(said("a:old", "b:other", "b:old", "b:old", "c:dirty"), ["dirty"])).toEqual([
    "a and b: old",
    "b: other",
  ]);
});

test("of many containers five are named", () => {
  expect(saidBySystems(said("a:x", "b:x", "c:x", "d:x", "e:x", "f:x", "g:x"), [])).toEqual([
    "a, b, c, d, e and 2 more: x",
  ]);
});
