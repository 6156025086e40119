import { describe, expect, test } from "vitest";

import { type ReleaseName, releases } from "../../src/releases/releases.ts";
import { mergeWeb } from "./nodes.ts";
import { type Refusal, refusals } from "./refusals.ts";

/** The line of the newest release that is not newer. */
function lineIn(name: ReleaseName, lines: Refusal["lines"]): string | null {
  const [line] = releases
    .filter((release) => release.name <= name)
    .flatMap((release) => lines[release.name] ?? (lines[release.name] === null ? [null] : []))
    .slice(-1);
  return line ?? null;
}

describe.each(releases)("$name", (release) => {
  test.each(refusals)("$title", ({ options, more, lines }) => {
    const { diagnostics } = mergeWeb(options, more, release);
    const line = lineIn(release.name, lines);
    expect(diagnostics.map(({ message }) => message)).toEqual(line === null ? [] : [line]);
  });
});
