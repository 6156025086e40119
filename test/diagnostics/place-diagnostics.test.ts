import { expect, it } from "vitest";

import { createDiagnostic } from "../../src/diagnostics/create-diagnostic.ts";
import { placeDiagnostics } from "../../src/diagnostics/place-diagnostics.ts";

function warningAt(file: string, column: number) {
  const span = { file, line: 1, column, endLine: 1, endColumn: column };
  return createDiagnostic("configuration-warning", { text: "w" }, { loc: ["a"], span, definitions: [] });
}

it("places each diagnostic in its own file, and reads each file once", async () => {
  const read: string[] = [];
  const readSource = (file: string) => {
    read.push(file);
    return file === "/gone.nix" ? undefined : `{ a = "${file}"; }`;
  };
  const found = [warningAt("/1.nix", 3), warningAt("/gone.nix", 3), warningAt("/2.nix", 3), warningAt("/1.nix", 3)];
  const placed = await placeDiagnostics(found, readSource);
  expect(placed.map(({ span }) => [span?.file, span?.column, span?.endColumn])).toEqual([
    ["/1.nix", 3, 4],
    ["/gone.nix", 3, 3],
    ["/2.nix", 3, 4],
    ["/1.nix", 3, 4],
  ]);
  expect(read.toSorted()).toEqual(["/1.nix", "/2.nix", "/gone.nix"]);
});

it("leaves diagnostics without a place as they are", async () => {
  const nowhere = createDiagnostic("configuration-warning", { text: "w" }, { loc: [], span: null, definitions: [] });
  const found = [nowhere];
  expect(await placeDiagnostics(found, () => "{ }")).toBe(found);
  expect(await placeDiagnostics([], () => "{ }")).toEqual([]);
});

it("can be done several times at once", async () => {
  const [a, b] = await Promise.all([1, 2].map(() => placeDiagnostics([warningAt("/1.nix", 3)], () => "{ a = 1; }")));
  expect(a).toEqual(b);
});
