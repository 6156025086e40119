import { expect, test } from "vitest";

import { toJson } from "../../src/diagnostics/to-json.ts";
import { def, given, mergeWeb } from "../options/nodes.ts";

test("the JSON form has every position by name", () => {
  const { diagnostics } = mergeWeb({
    hostAddress: [def("a.nix", "x", { module: "m.nix" }), { at: ["b.nix", 0, 0], value: "y" }],
  });
  expect(JSON.parse(JSON.stringify(toJson(given(diagnostics[0]))))).toEqual({
    code: "defined-multiple-times",
    severity: "error",
    message: "The unique option `containers.web.hostAddress' is defined multiple times, in `m.nix' and `b.nix'.",
    loc: ["containers", "web", "hostAddress"],
    span: { file: "a.nix", line: 1, column: 1, endLine: 1, endColumn: 1 },
    definitions: [
      { file: "a.nix", line: 1, column: 1, endLine: null, endColumn: null, module: "m.nix", priority: 100 },
      { file: "b.nix", line: null, column: null, endLine: null, endColumn: null, module: "b.nix", priority: 100 },
    ],
    help:
      "All of these definitions have the same priority. Keep one of them, or wrap the value that should win: " +
      "`hostAddress = lib.mkForce …;`.",
    fix: null,
  });
});

test("of what helps to find places and fixes, the places and fixes alone are in it", () => {
  const at = { file: "a.nix", line: 1, column: 3, endLine: 1, endColumn: 7 };
  const shown = toJson({
    code: "wrong-type",
    severity: "error",
    message: "wrong",
    loc: ["containers", "web", "path"],
    span: at,
    definitions: [{ at: ["a.nix", 1, 1], file: "a.nix", priority: 100, loc: ["x"], span: at, focus: { on: "value" } }],
    help: null,
    focus: { on: "value" },
    repair: { safe: true, was: "1", by: "1" },
    fix: { message: "Write `1`", safe: true, edits: [{ ...at, newText: "1" }] },
  });
  expect(shown).toEqual({
    code: "wrong-type",
    severity: "error",
    message: "wrong",
    loc: ["containers", "web", "path"],
    span: at,
    definitions: [{ ...at, module: "a.nix", priority: 100, loc: ["x"] }],
    help: null,
    fix: { message: "Write `1`", safe: true, edits: [{ ...at, newText: "1" }] },
  });
});
