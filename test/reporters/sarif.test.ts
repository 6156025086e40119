import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import type { Log, Run } from "sarif";
import { describe, expect, test } from "vitest";

import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { reportSarif } from "../../src/reporters/sarif.ts";
import { reports } from "./arbitrary-report.ts";
import { context, fixable, nowhere, report, span, twice, typedIn } from "./sample-report.ts";

const schemaFile = createRequire(import.meta.url).resolve("schemastore/schemas/json/sarif-2.1.0.json");
// The schema has a pattern that is none with the flag `u`.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile<Log>(JSON.parse(readFileSync(schemaFile, "utf8")) as object);

function logOf(given = report, shown = context): Log {
  const log: unknown = JSON.parse([...reportSarif(given, shown)].join(""));
  if (!validate(log)) throw new Error(ajv.errorsText(validate.errors));
  return log;
}

function runOf(...diagnostics: readonly Diagnostic[]): Run {
  const [run] = logOf({ ...report, diagnostics }).runs;
  if (run === undefined) throw new Error("a log has one run");
  return run;
}

describe("the log", () => {
  test("is valid for any findings", () => {
    fc.assert(fc.property(reports, (any) => void logOf(any)));
  });

  test("names the tool, its rules and the release", () => {
    const run = runOf(twice, fixable, typedIn, twice);
    expect(run.tool.driver).toMatchObject({ name: "nixctr", version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
    expect(run.tool.driver.rules?.map(({ id, defaultConfiguration }) => [id, defaultConfiguration?.level])).toEqual([
      ["defined-multiple-times", "error"],
      ["wrong-type", "warning"],
      ["host-option-used", "note"],
    ]);
    expect(run.results?.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level])).toEqual([
      ["defined-multiple-times", 0, "error"],
      ["wrong-type", 1, "warning"],
      ["host-option-used", 2, "note"],
      ["defined-multiple-times", 0, "error"],
    ]);
    expect(run.properties).toEqual({ release: "19.03", containers: 2 });
  });

  test("explains its rules", () => {
    const [rule] = runOf(twice).tool.driver.rules ?? [];
    expect(rule?.shortDescription?.text).toMatch(/^[A-Z][^\n]*\.$/);
    expect(rule?.help?.markdown).toMatch(/^# defined-multiple-times\n[^]*```nix\n/);
    expect(rule?.help?.text).toMatch(/^defined-multiple-times\n/);
    expect(rule?.help?.text).not.toContain("```");
  });
});

describe("a result", () => {
  test("has its place in code units of UTF-16", () => {
    const run = runOf(fixable);
    expect(run.columnKind).toBe("utf16CodeUnits");
    expect(run.results?.[0]?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: "a%20b.nix", uriBaseId: "%SRCROOT%" },
          region: { startLine: 3, startColumn: 12, endLine: 4, endColumn: 4 },
        },
      },
    ]);
    expect(Object.keys(run.originalUriBaseIds ?? {})).toEqual(["%SRCROOT%"]);
  });

  test("has the other definitions beside it, and the help in its message", () => {
    const [result] = runOf(twice).results ?? [];
    expect(result?.relatedLocations).toEqual([
      {
        id: 1,
        physicalLocation: {
          artifactLocation: { uri: "file:///etc/nixos/%C3%BC.nix" },
          region: { startLine: 1, startColumn: 3, endLine: 1, endColumn: 3 },
        },
        message: { text: "`containers.db.hostAddress` is defined here." },
      },
      {
        id: 2,
        physicalLocation: { artifactLocation: { uri: "file:///etc/nixos/other.nix" } },
        message: { text: "Defined here too, with priority 50." },
      },
    ]);
    expect(result?.message.text).toBe(`${twice.message}\n\nKeep one: 100 %.`);
  });

  test("has its fix as replacements", () => {
    expect(runOf(fixable).results?.[0]?.fixes).toEqual([
      {
        description: { text: "Write `[ ]`" },
        artifactChanges: [
          {
            artifactLocation: { uri: "a%20b.nix", uriBaseId: "%SRCROOT%" },
            replacements: [
              {
                deletedRegion: { startLine: 3, startColumn: 12, endLine: 4, endColumn: 4 },
                insertedContent: { text: "[ ]" },
              },
            ],
          },
        ],
      },
    ]);
  });

  test("from standard input is in a file that is that", () => {
    const [location] = runOf(typedIn).results?.[0]?.locations ?? [];
    expect(location?.physicalLocation?.artifactLocation?.uri).toBe("file:///dev/stdin");
  });

  test("without a span is at the first definition that it is about", () => {
    const [location] = runOf({ ...twice, span: null }).results?.[0]?.locations ?? [];
    expect(location?.physicalLocation?.artifactLocation?.uri).toBe("a%20b.nix");
  });

  test("always has a location, which GitHub insists on; what is about no file is a notification", () => {
    const run = runOf(nowhere, twice);
    expect(run.results?.map(({ ruleId }) => ruleId)).toEqual(["defined-multiple-times"]);
    expect(run.tool.driver.notifications?.map(({ id }) => id)).toEqual(["evaluator-time-limit"]);
    expect(run.invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ level: "error", descriptor: { id: "evaluator-time-limit", index: 0 } }],
      },
    ]);
    fc.assert(
      fc.property(reports, (any) => {
        const results = logOf(any).runs.flatMap(({ results: found = [] }) => found);
        expect(results.filter(({ locations = [] }) => locations.length === 0)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe("a fingerprint", () => {
  const fingerprints = (source: string, ...found: readonly Diagnostic[]): readonly unknown[] => {
    const log = logOf({ ...report, diagnostics: found }, { ...context, readSource: () => source });
    return log.runs.flatMap(({ results = [] }) => results.map(({ partialFingerprints }) => partialFingerprints));
  };
  const at = (line: number, loc: readonly string[]): Diagnostic => {
    return { ...typedIn, loc, span: span("/project/a.nix", line, 3, line, 4) };
  };

  test("survives that the line moves and is indented", () => {
    for (const loc of [[], ["containers", "web"]]) {
      expect(fingerprints("{\n  x = 1;\n}\n", at(2, loc))).toEqual(fingerprints("{\n\n\n    x = 1;\n}\n", at(4, loc)));
    }
  });

  test("tells findings apart by their option, by their line's text, and else by their order", () => {
    const source = "{\n  x = 1;\n  y = 1;\n  x = 1;\n}\n";
    const found = [at(2, ["a"]), at(2, ["b"]), at(2, []), at(3, []), at(4, [])];
    const texts = fingerprints(source, ...found).map((fingerprint) => JSON.stringify(fingerprint));
    expect(new Set(texts).size).toBe(5);
  });
});
