import { expect, test } from "vitest";

import { causeOf } from "../../../src/verify/attribution/cause-of.ts";
import type { Mismatch } from "../../../src/verify/verification.ts";

const CONF: Mismatch = {
  kind: "conf",
  container: "web",
  name: "containers/web.conf",
  expected: "A=\nLOCAL_ADDRESS=10.0.0.2/24\n",
  actual: "A=\nLOCAL_ADDRESS=10.0.0.2\n",
};

const REFUSAL: Mismatch = {
  kind: "refusal",
  container: null,
  name: "refusal",
  expected: "The option `containers.web.path' does not exist. Definition values:\n- In `a.nix': 5",
  actual: undefined,
};

test.each([
  ["another container", { ...CONF, container: "db", name: "containers/db.conf" }],
  [
    "another value",
    { ...CONF, expected: "A=\nLOCAL_ADDRESS=192.168.1.9/8\n", actual: "A=\nLOCAL_ADDRESS=192.168.1.9\n" },
  ],
  ["lines that are equal", { ...CONF, expected: `X=1\n${CONF.expected}`, actual: `X=1\n${CONF.actual}` }],
])("it is the same for %s", (_, mismatch) => {
  expect(causeOf(mismatch)).toBe(causeOf(CONF));
});

test.each([
  ["another kind of artifact", { ...CONF, kind: "unit" }],
  ["another line", { ...CONF, expected: "B=1\n", actual: "B=2\n" }],
  ["an artifact that only one side has", { ...CONF, actual: undefined }],
] satisfies [string, Mismatch][])("it is another for %s", (_, mismatch) => {
  expect(causeOf(mismatch)).not.toBe(causeOf(CONF));
});

test("refusals have one cause when they have the same words", () => {
  const same = "The option `containers.db.tmpfs' does not exist. Definition values:\n- In `b.nix': 6";
  expect(causeOf({ ...REFUSAL, expected: same })).toBe(causeOf(REFUSAL));
  expect(causeOf({ ...REFUSAL, expected: "attribute 'x' missing" })).not.toBe(causeOf(REFUSAL));
  expect(causeOf({ ...REFUSAL, actual: "attribute 'x' missing" })).not.toBe(causeOf(REFUSAL));
});
