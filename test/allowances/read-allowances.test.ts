import { expect, it } from "vitest";

import { readAllowances } from "../../src/allowances/read-allowances.ts";

const SOURCES = new Map([
  ["/a.nix", "# nixctr: allow a\n{ }\n"],
  ["/b.nix", "{ }\n"],
  ["/c.nix", "{ c = 1; /* nixctr: allow c */ }\n"],
  ["/d.nix", '{ d = "nixctr: allow d"; }\n'],
]);

it("reads the allowances of all files, in their order", async () => {
  const files = ["/c.nix", "/gone.nix", ...SOURCES.keys()];
  const found = await readAllowances(files.slice(0, 5), (file) => SOURCES.get(file));
  expect(found.map(({ codes, span }) => [span.file, ...codes])).toEqual([
    ["/c.nix", "c"],
    ["/a.nix", "a"],
    ["/c.nix", "c"],
  ]);
});

it("finds none where there is none", async () => {
  expect(await readAllowances(["/b.nix", "/d.nix", "/gone.nix"], (file) => SOURCES.get(file))).toEqual([]);
  expect(await readAllowances([], () => undefined)).toEqual([]);
});
