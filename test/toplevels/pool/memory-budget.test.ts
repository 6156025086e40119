import { describe, expect, test } from "vitest";

import { budgetFor, exceeds, mayStart } from "../../../src/toplevels/pool/memory-budget.ts";

const MIB = 1024 * 1024;

function mib(...counts: number[]): number[] {
  return counts.map((count) => count * MIB);
}

describe("how many run at once", () => {
  const budget = { processes: 8, bytes: 4096 * MIB };

  test("one, however little memory there is", () => {
    expect(mayStart({ processes: 1, bytes: 0 }, [], [])).toBe(true);
  });

  test("no more than there are processors", () => {
    expect(mayStart(budget, mib(1, 1, 1, 1, 1, 1, 1), mib(1))).toBe(true);
    expect(mayStart(budget, mib(1, 1, 1, 1, 1, 1, 1, 1), mib(1))).toBe(false);
  });

  test("few before any has shown what it takes", () => {
    expect(mayStart(budget, mib(10, 10, 10, 10), [])).toBe(true);
    expect(mayStart(budget, mib(10, 10, 10, 10, 10), [])).toBe(false);
  });

  test("as many as fit when each takes what the largest has taken", () => {
    expect(mayStart(budget, mib(300, 300, 300), mib(500, 1000))).toBe(true);
    expect(mayStart(budget, mib(300, 300, 300, 300), mib(500, 1000))).toBe(false);
    expect(mayStart(budget, mib(300, 2100), mib(500))).toBe(false);
  });
});

test("what is too much for all together is not too much for one alone", () => {
  const budget = { processes: 8, bytes: 1000 * MIB };
  expect(exceeds(budget, mib(600, 500))).toBe(true);
  expect(exceeds(budget, mib(500, 500))).toBe(false);
  expect(exceeds(budget, mib(2000))).toBe(false);
});

test("the budget is what is given, and never more than the machine has", () => {
  expect(budgetFor(1).bytes).toBe(MIB);
  expect(budgetFor(1e9).bytes).toBeLessThan(1e15);
  expect(budgetFor(1).processes).toBeGreaterThan(0);
});
