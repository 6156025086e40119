import { expect, test } from "vitest";

import { migrationJson } from "../../../../src/migrate/common/report/migration-json.ts";
import { planWith } from "../edits/files.ts";

test("the document has all of a plan, with null for what is not known", () => {
  const plan = planWith({
    project: "/p",
    tables: [{ title: "t", columns: ["a"], rows: [["b"]] }],
    steps: [{ title: "s", container: null, steps: [{ text: "do", commands: ["c"] }] }],
  });
  const change = { path: "/p/a", label: "why", mode: "100644", before: null, after: "x\n" } as const;
  const findings = [{ severity: "note", subject: "web", text: "is so" }] as const;
  const document = { migration: "release", plan, changes: [change], findings, written: false, diagnostics: [] };
  expect(JSON.parse([...migrationJson(document)].join(""))).toEqual({
    schema: "nixctr.migration/1",
    migration: "release",
    title: "from here → to there",
    written: false,
    edits: [change],
    findings: [{ severity: "note", subject: "web", place: null, text: "is so", advice: null }],
    tables: plan.tables,
    steps: plan.steps,
    diagnostics: [],
  });
});

test("of a refused input it has the diagnostics alone", () => {
  const document = { migration: "native", plan: null, changes: [], findings: [], written: false, diagnostics: [] };
  expect(JSON.parse([...migrationJson(document)].join(""))).toEqual({
    schema: "nixctr.migration/1",
    migration: "native",
    diagnostics: [],
  });
});
