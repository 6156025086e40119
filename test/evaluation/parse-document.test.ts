import { expect, test } from "vitest";

import { parseDocument } from "../../src/evaluation/parse-document.ts";

const at = ["/a.nix", 1, 1];
const definitions = [{ at, value: "\nvalue" }];

function document(attrs: object): string {
  return JSON.stringify({
    containers: { definitions: [], attrs },
    undeclared: [],
    besides: null,
    host: [],
    surroundings: null,
  });
}

test("names that Nix's JSON has a meaning for lose their mark, values stay as they are", () => {
  const marked = { "\noutPath": { definitions, options: { hostAddress: definitions } }, "\n\nx": [] };
  expect(Object.entries(parseDocument(document(marked)).containers.attrs)).toEqual([
    ["outPath", { definitions, options: { hostAddress: definitions } }],
    ["\nx", []],
  ]);
});

test("a container may be named __proto__", () => {
  const json = document({}).replace('"attrs":{}', '"attrs":{"__proto__":[],"\\noutPath":[]}');
  expect(Object.keys(parseDocument(json).containers.attrs)).toEqual(["__proto__", "outPath"]);
});

test.each([
  ["nothing", ""],
  ["half of it", document({}).slice(0, -5)],
  ["another text", "null"],
  ["a list", "[]"],
  ["another set", '{"containers":5}'],
  ["more than there is", document({}).replace('"host"', '"more":1,"host"')],
  ["a wrong place", document({ web: [{ at: ["/a.nix", "1", 1] }] })],
  ["a wrong value", document({ web: [{ at, value: { shape: "unknown" } }] })],
  ["a wrong node", document({ web: { definitions: [] } })],
])("refuses %s", (_, json) => {
  expect(() => parseDocument(json)).toThrow(/./);
});
