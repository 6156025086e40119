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
      { file: "a.nix", line: 1, column: 1, module: "m.nix", priority: 100 },
      { file: "b.nix", line: null, column: null, module: "b.nix", priority: 100 },
    ],
    help:
      "All of these definitions have the same priority. Keep one of them, or wrap the value that should win: " +
      "`hostAddress = lib.mkForce …;`.",
  });
});
