import { expect, test } from "vitest";

import { reportJson } from "../../src/reporters/json.ts";
import { report } from "./sample-report.ts";

const documentOf = (): unknown => JSON.parse([...reportJson(report)].join(""));

test("the document says what was checked, and has every finding with its places and its fix", () => {
  expect(documentOf()).toMatchObject({
    schema: "nixctr.check/1",
    release: "19.03",
    containers: 2,
    diagnostics: [
      {
        code: "defined-multiple-times",
        span: { file: "/project/a b.nix", line: 2, column: 18, endLine: 2, endColumn: 29 },
        definitions: [
          { file: "/project/a b.nix", line: 2, column: 18, endLine: 2, endColumn: 29, module: "/project/a b.nix" },
          { file: "/etc/nixos/ü.nix", line: 1, column: 3, endLine: null, loc: ["containers", "db", "hostAddress"] },
          { file: "/etc/nixos/other.nix", line: null, column: null, endLine: null, endColumn: null, priority: 50 },
        ],
        fix: null,
      },
      {
        code: "wrong-type",
        fix: {
          message: "Write `[ ]`",
          safe: true,
          edits: [{ file: "/project/a b.nix", line: 3, column: 15, endLine: 4, endColumn: 4, newText: "[ ]" }],
        },
      },
      { code: "evaluator-time-limit", span: null, definitions: [] },
      { code: "host-option-used", span: { file: "«stdin»" } },
    ],
  });
});

test("its keys are in the order of the document, and how places were found is not in it", () => {
  const text = [...reportJson(report)].join("");
  expect(text.split("\n").map((line) => line.slice(0, 15))).toEqual([
    "{",
    '  "schema": "ni',
    '  "release": "1',
    '  "containers":',
    '  "diagnostics"',
    "}",
    "",
  ]);
  expect(text).not.toMatch(/"(?:focus|repair)"/);
});

test("without findings there is an empty list", () => {
  const text = [...reportJson({ release: "19.03", containers: 0, diagnostics: [] })].join("");
  expect(JSON.parse(text)).toEqual({ schema: "nixctr.check/1", release: "19.03", containers: 0, diagnostics: [] });
});
