import { expect, test } from "vitest";

import { createDiagnostic } from "../../src/diagnostics/create-diagnostic.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { reportPretty } from "../../src/reporters/pretty.ts";

const source = 'containers = lib.genAttrs names (name: { additionalCapabilities = [ "NET_ADMIN" ]; });\n';

function unknownCapability(name: string): Diagnostic {
  const span = { file: "a.nix", line: 1, column: 69, endLine: 1, endColumn: 80 };
  const fix = { message: "Write `x`.", safe: true, edits: [{ ...span, newText: "x" }] };
  const place = { loc: ["containers", name], span, definitions: [] };
  return { ...createDiagnostic("configuration-warning", { text: `about ${name}` }, place), fix };
}

function report(names: readonly string[]): string {
  const context = { readSource: () => source, showFile: (file: string) => file, colour: false, width: 80 };
  const diagnostics = names.map(unknownCapability);
  return [...reportPretty({ release: "19.03", containers: names.length, diagnostics }, context)].join("");
}

test("what is found once more at the same place is named below the first", () => {
  const text = report(["a", "b", "c", "d", "e", "f"]);
  expect(text.match(/about/g)).toHaveLength(1);
  expect(text).toContain(
    "also: `containers.b', `containers.c', `containers.d' and 2 more\n\n" +
      "6 warnings in 6 containers; --fix makes 1 fix\n",
  );
});

test("one alone is shown alone", () => {
  expect(report(["a"])).not.toContain("also:");
});
