import fc from "fast-check";
import { expect, test } from "vitest";

import { createDiagnostic } from "../../src/diagnostics/create-diagnostic.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { sortDiagnostics } from "../../src/diagnostics/sort-diagnostics.ts";

function at(file: string, line: number, column: number, text = "x"): Diagnostic {
  const span = { file, line, column, endLine: line, endColumn: column };
  return createDiagnostic("failed-assertion", { text }, { loc: [], span, definitions: [] });
}

const nowhere = createDiagnostic("failed-assertion", { text: "x" }, { loc: [], span: null, definitions: [] });

test("by file in byte order, then by line and column as numbers; what has no place comes last", () => {
  const sorted = [
    at("/B", 1, 1),
    at("/a", 2, 9),
    at("/a", 2, 10),
    at("/a", 10, 1),
    at("/é", 1, 1),
    at("/\u{1F680}", 1, 1),
    nowhere,
  ];
  expect(sortDiagnostics(sorted.toReversed())).toEqual(sorted);
});

test("at one place in the order in which they were found", () => {
  const found = [at("/a", 1, 1, "b"), at("/a", 1, 1, "a"), at("/a", 1, 1, "c")];
  expect(sortDiagnostics(found)).toEqual(found);
});

test("what is found twice stays once, and what differs in anything stays", () => {
  const found = [at("/a", 1, 1), at("/a", 1, 1), nowhere, { ...nowhere }, at("/a", 1, 1, "y")];
  expect(sortDiagnostics(found)).toEqual([at("/a", 1, 1), at("/a", 1, 1, "y"), nowhere]);
});

test("sorting again changes nothing", () => {
  const place = fc.tuple(fc.constantFrom("/a", "/b"), fc.nat(12), fc.nat(12), fc.constantFrom("x", "y"));
  const found = fc.array(
    fc.oneof(
      place.map((given) => at(...given)),
      fc.constant(nowhere),
    ),
  );
  fc.assert(
    fc.property(found, (diagnostics) => {
      const sorted = sortDiagnostics(diagnostics);
      expect(sortDiagnostics(sorted)).toEqual(sorted);
      expect(new Set(sorted.map((one) => JSON.stringify(one)))).toEqual(
        new Set(diagnostics.map((one) => JSON.stringify(one))),
      );
    }),
  );
});
