import { expect, test } from "vitest";

import { findDefinitions } from "../../src/syntax/find-definitions.ts";
import { loadSyntax } from "../../src/syntax/load-syntax.ts";

const syntax = await loadSyntax();

function found(text: string, ...loc: readonly string[]): readonly string[] {
  return findDefinitions(syntax.parse("x.nix", text), loc).map(([, line, column]) => `${line}:${column}`);
}

test.each<[text: string, places: readonly string[]]>([
  ["{ a.b.c = 1; }", ["1:3"]],
  ["{ a = { b.c = 1; }; }", ["1:9"]],
  ["{ a = { b = {\n c = 1; }; }; }", ["2:2"]],
  ['{ "a"."b".c = 1; }', ["1:3"]],
  ["{ a.b.c.d = 1; }", ["1:3"]],
  ["{ a.b = lib.mkIf x (lib.mkForce { c = 1; }); }", ["1:35"]],
  ["{ config, ... }: { config = { a.b.c = 1; }; }", ["1:31"]],
  ["{ config.a.b.c = 1; }", ["1:3"]],
  ["{ imports = [ { a.b.c = 1; } ]; a.b.c = 2; }", ["1:17", "1:33"]],
  ["{ a.b.d = 1; b.c = 1; c = 1; x.a.b.c = 1; }", []],
  ["{ a.b = { inherit c; }; }", []],
  ["{ a.b.${c} = 1; }", []],
  ["{ a.b.c = ", []],
  ["", []],
])("%s", (text, places) => {
  expect(found(text, "a", "b", "c")).toEqual(places);
});
