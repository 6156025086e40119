import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { lintMessages } from "../../src/diagnostics/messages.ts";
import { newestRelease } from "../../src/releases/choose-release.ts";
import { checkFile, describeFinding, type ExpectedFinding } from "./check-file.ts";

const root = fileURLToPath(new URL("fixtures/", import.meta.url));
const codes = Object.keys(lintMessages);

/** What is expected of `NAME.nix` in one release. */
interface Fixture {
  readonly code: string;
  readonly name: string;
  readonly release: string;
  readonly expected: readonly ExpectedFinding[];
}

/** `NAME@RELEASE.expected.json`; without a release it is 19.03. */
const EXPECTATION = /^(?<name>[^@]+?)(?:@(?<release>[^@]+))?\.expected\.json$/;

function fixturesOf(code: string): readonly Fixture[] {
  return readdirSync(join(root, code)).flatMap((file) => {
    const { name, release = "19.03" } = EXPECTATION.exec(file)?.groups ?? {};
    if (name === undefined) return [];
    const expected = JSON.parse(readFileSync(join(root, code, file), "utf8")) as ExpectedFinding[];
    return [{ code, name, release, expected }];
  });
}

const fixtures = readdirSync(root).flatMap(fixturesOf);

describe("what lints find", () => {
  test.concurrent.each(fixtures)("$code: $name in $release", async ({ code, name, release, expected }) => {
    const { diagnostics } = await checkFile(join(root, code, `${name}.nix`), release);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const found = diagnostics.filter((diagnostic) => codes.includes(diagnostic.code));
    expect(found.map(describeFinding)).toEqual(expected);
  });
});

test("something is expected of every configuration", () => {
  const files = readdirSync(root).flatMap((code) => readdirSync(join(root, code)).map((file) => join(code, file)));
  const expected = new Set(fixtures.map(({ code, name }) => join(code, `${name}.nix`)));
  expect(files.filter((file) => file.endsWith(".nix") && !expected.has(file))).toEqual([]);
});

describe("every lint has a fixture that triggers it and one that nearly does", () => {
  test.each(codes)("%s", (code) => {
    const triggering = fixturesOf(code).filter(({ expected }) => expected.some((finding) => finding.code === code));
    expect(triggering).not.toEqual([]);
    expect(fixturesOf(code).length).toBeGreaterThan(triggering.length);
  });
});

describe("every lint is tried in the release that is taken by default, whether it has the defect or not", () => {
  test.each(codes)("%s", (code) => {
    expect(fixturesOf(code).map(({ release }) => release)).toContain(newestRelease().name);
  });
});
