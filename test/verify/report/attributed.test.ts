import { expect, test } from "vitest";

import { attributed } from "../../../src/verify/report/attributed.ts";
import type { Mismatch } from "../../../src/verify/verification.ts";
import { differingBy } from "./verification.ts";

const UNIT: Mismatch = { kind: "unit", container: "web", name: "unit", expected: "A=1", actual: "A=2" };

test("nothing is said where the search is ended early", async () => {
  const controller = new AbortController();
  const { verification } = differingBy([UNIT]);
  const ending = {
    ...verification,
    async experiment() {
      controller.abort();
      return [];
    },
  };
  expect(await attributed(ending, [], controller.signal)).toEqual([]);
});

test("what an experiment throws is not hidden", async () => {
  const { verification } = differingBy([UNIT]);
  const failing = { ...verification, experiment: () => Promise.reject(new Error("a bug")) };
  await expect(attributed(failing, [], new AbortController().signal)).rejects.toThrow("a bug");
});
