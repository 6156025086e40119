import { expect, test } from "vitest";

import { compareReleases } from "../../lowering/releases/release-name.ts";
import { parseRelease } from "../../src/releases/release-name.ts";
import { type ReleaseName, releases } from "../../src/releases/releases.ts";

test.each(["19.03", "19.03pre", "19.03pre-git", "19.03.173691.34c7eb7545d"])("%s is 19.03", (text) => {
  expect(parseRelease(text)?.name).toBe("19.03");
});

test.each(["", "19", "19.3", "19.035", "2019.03", "19.04", "v19.03", "19.03 "])(
  "%j is no release that is known",
  (text) => {
    expect(parseRelease(text)).toBeUndefined();
  },
);

test("releases compare by year, then month", () => {
  const names: ReleaseName[] = ["26.11", "19.03", "18.09", "20.03", "19.09", "18.03"];
  expect(names.toSorted(compareReleases)).toEqual(["18.03", "18.09", "19.03", "19.09", "20.03", "26.11"]);
});

test("the list of releases is sorted and without doubles", () => {
  const names = releases.map(({ name }) => name);
  expect([...new Set(names)].toSorted(compareReleases)).toEqual(names);
});
