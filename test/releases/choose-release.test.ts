import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { versionOfNixpkgs } from "../../src/evaluation/find-nixpkgs.ts";
import { chooseRelease, newestRelease } from "../../src/releases/choose-release.ts";
import { releases } from "../../src/releases/releases.ts";
import { directoryWith } from "../command-line/nixctr.ts";

const standIn = fileURLToPath(new URL("../evaluation/stand-in-nixpkgs", import.meta.url));

/** Name and reason; the version that is not known is told behind it. */
function choice(version: string | undefined): readonly (string | undefined)[] {
  const { release, reason, unknownVersion } = chooseRelease(undefined, { version });
  return [release.name, reason, unknownVersion];
}

test("what is given wins, whatever is in use", () => {
  for (const option of ["--release", "--from", "--to"] as const) {
    for (const release of releases) {
      const chosen = chooseRelease({ release, option }, { version: "99.11" });
      expect(chosen).toEqual({ release, reason: `given with ${option}` });
    }
  }
});

test.each(releases.map(({ name }) => name))(
  "a nixpkgs of %s is of that release, also before it is released",
  (name) => {
    for (const version of [name, `${name}pre-git`, `${name}.173691.34c7eb7545d`, `${name}pre1234.abcdef`]) {
      expect(choice(version)).toEqual([name, "that of the nixpkgs in use", undefined]);
    }
  },
);

test.each([
  ["newer", "27.05", "26.11", "the newest one known"],
  ["much newer", "99.11", "26.11", "the newest one known"],
  ["older", "17.09", "18.03", "the oldest one known"],
  ["between two", "24.08", "24.05", "the one before"],
  ["something else", "unstable", "26.05", "the newest stable one known"],
])("a nixpkgs that is %s is told, and taken for the release next to it", (_, version, release, reason) => {
  expect(choice(version)).toEqual([release, reason, version]);
});

test("the newest stable release is taken where nothing says another", () => {
  expect(newestRelease().name).toBe("26.05");
  expect(chooseRelease(undefined, undefined)).toEqual({
    release: newestRelease(),
    reason: "the newest stable one known; no nixpkgs is in use",
  });
  expect(choice(undefined)).toEqual([
    "26.05",
    "the newest stable one known; the nixpkgs in use does not say its version",
    undefined,
  ]);
});

test("a nixpkgs says its version in .version, or in lib/.version", () => {
  expect(versionOfNixpkgs(standIn)).toBe("19.03");
  expect(versionOfNixpkgs(directoryWith({ "lib/.version": "25.11\n" }))).toBe("25.11");
  expect(versionOfNixpkgs(directoryWith())).toBeUndefined();
});
