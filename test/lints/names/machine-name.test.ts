import { expect, test } from "vitest";

import { machineNameFlaw } from "../../../src/lints/names/machine-name.ts";

// Those without the flaw `unit` were given to systemd-nspawn 252 as `--machine=`.
test.each(["web", "1", "A", "a.b", "a-b", "a".repeat(64)])("%j is the name of a machine", (name) => {
  expect(machineNameFlaw(name)).toBeUndefined();
});

test.each([
  ["a_b", "underscore"],
  ["-a", "labels"],
  ["a-", "labels"],
  ["a.", "labels"],
  [".a", "labels"],
  ["a..b", "labels"],
  ["a-.b", "labels"],
  ["a".repeat(65), "length"],
  ["a:b", "characters"],
  ["a@b", "characters"],
  ["a\\b", "characters"],
  ["a b", "unit"],
  ["", "unit"],
  ["..", "unit"],
  ["zürich", "unit"],
])("%j is none", (name, flaw) => {
  expect(machineNameFlaw(name)).toBe(flaw);
});

test("an underscore is the least of the flaws", () => {
  expect(machineNameFlaw("-a_b")).toBe("labels");
});
