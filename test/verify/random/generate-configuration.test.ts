import { describe, expect, it } from "vitest";

import { containersOption } from "../../../src/options/container-options.ts";
import { flattenOptions } from "../../../src/options/flatten-options.ts";
import { hostOptionsIn } from "../../../src/options/host-declarations.ts";
import { releases } from "../../../src/releases/releases.ts";
import { generateConfiguration } from "../../../src/verify/random/generate/generate-configuration.ts";
import { mistakes } from "../../../src/verify/random/mistakes/with-mistake.ts";
import { kindsOfValues } from "../../../src/verify/random/values/kinds-of-values.ts";
import { writeConfiguration } from "../../../src/verify/random/write-configuration.ts";
import { releaseNamed } from "../../evaluation/evaluate-configuration.ts";
import { coveredOptions } from "./covered-options.ts";

const MANY = Array.from({ length: 400 }, (_, index) => index);

const newest = releaseNamed("26.11");

function filesOf(seed: number, index: number, release = newest): string {
  return JSON.stringify([...writeConfiguration(generateConfiguration({ seed, index, release }))]);
}

describe("generateConfiguration", () => {
  it("depends on the seed, the index and the release alone", () => {
    const one = MANY.slice(0, 50).map((index) => filesOf(7, index));
    const again = MANY.slice(0, 50)
      .toReversed()
      .map((index) => filesOf(7, index));
    expect(again.toReversed()).toEqual(one);
    expect(new Set(one).size).toBe(one.length);
    expect(filesOf(8, 3)).not.toBe(filesOf(7, 3));
    expect(filesOf(7, 3, releaseNamed("18.03"))).not.toBe(filesOf(7, 3));
  });

  it.each(releases)("defines every option of $name", (release) => {
    const covered = new Set(
      MANY.flatMap((index) => [...coveredOptions(generateConfiguration({ seed: 1, index, release }), release).names]),
    );
    const options = flattenOptions(containersOption(release)).filter(({ option }) => option.removed !== true);
    const wanted = [
      ...options.map(({ loc }) => loc.join(".")),
      ...hostOptionsIn(release).map(({ loc }) => loc.join(".")),
    ];
    expect(wanted.filter((name) => !covered.has(name))).toEqual([]);
  });

  it("has values of every kind of types", () => {
    const kinds = new Set(
      releases.flatMap((release) =>
        MANY.slice(0, 100).flatMap((index) => [
          ...coveredOptions(generateConfiguration({ seed: 2, index, release }), release).kinds,
        ]),
      ),
    );
    expect(Object.keys(kindsOfValues).filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it("makes every mistake", () => {
    const made = new Set(
      releases.flatMap((release) =>
        MANY.slice(0, 250).map((index) => generateConfiguration({ seed: 3, index, release }).mistake),
      ),
    );
    expect(Object.keys(mistakes).filter((name) => !made.has(name))).toEqual([]);
    expect(made).toContain(null);
  });
});
