import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { lintMessages } from "../../src/diagnostics/messages.ts";
import { checkFile, describeFinding, type ExpectedFinding } from "./check-file.ts";

const root = fileURLToPath(new URL("fixtures/", import.meta.url));
const codes = Object.keys(lintMessages);

interface Fixture {
  readonly code: string;
  readonly name: string;
  readonly expected: readonly ExpectedFinding[];
}

function fixturesOf(code: string): readonly Fixture[] {
  const files = readdirSync(join(root, code)).filter((file) => file.endsWith(".nix"));
  return files.map((file) => {
    const name = file.slice(0, -".nix".length);
    const expected = JSON.parse(readFileSync(join(root, code, `${name}.expected.json`), "utf8")) as ExpectedFinding[];
    return { code, name, expected };
  });
}

const fixtures = readdirSync(root).flatMap(fixturesOf);

describe("what lints find", () => {
  test.concurrent.each(fixtures)("$code: $name", async ({ code, name, expected }) => {
    const { diagnostics } = await checkFile(join(root, code, `${name}.nix`));
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const found = diagnostics.filter((diagnostic) => codes.includes(diagnostic.code));
    expect(found.map(describeFinding)).toEqual(expected);
  });
});

describe("every lint has a fixture that triggers it and one that nearly does", () => {
  test.each(codes)("%s", (code) => {
    const triggering = fixturesOf(code).filter(({ expected }) => expected.some((finding) => finding.code === code));
    expect(triggering).not.toEqual([]);
    expect(fixturesOf(code).length).toBeGreaterThan(triggering.length);
  });
});
