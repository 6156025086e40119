import { expect, test } from "vitest";

import { type ReleaseName, releaseNames } from "../../../lowering/releases/release-name.ts";
import { rowsBetween } from "../../../src/migrate/release/rows-between.ts";

const ids = (from: ReleaseName, to: ReleaseName): readonly string[] =>
  rowsBetween(from, to).map(({ id, way, at }) => `${way === "comes" ? "+" : "-"}${id}@${at}`);

test("rows come with the release that has them first, and go with that which takes them back", () => {
  expect(ids("19.03", "20.09")).toContain("+long-names@19.09");
  expect(ids("20.09", "21.05")).toContain("-long-names@21.05");
  expect(ids("21.05", "20.09")).toContain("+long-names@21.05");
  expect(ids("19.03", "26.05").join()).not.toContain("long-names@");
  expect(ids("26.05", "25.11")).toContain("-usr-bin@26.05");
  expect(ids("25.05", "25.05")).toEqual([]);
});

test("the way back has the same rows in the other order", () => {
  for (const from of releaseNames) {
    const there = rowsBetween(from, "26.11");
    const back = rowsBetween("26.11", from);
    expect(back.map(({ id }) => id).toSorted()).toEqual(there.map(({ id }) => id).toSorted());
    expect(back.map(({ at }) => at)).toEqual(there.map(({ at }) => at).toReversed());
    for (const { id, way } of there) expect(back.find((row) => row.id === id)?.way).not.toBe(way);
  }
});
