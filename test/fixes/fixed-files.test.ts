import { expect, test } from "vitest";

import type { Diagnostic, TextEdit } from "../../src/diagnostics/diagnostic.ts";
import { fixedFiles } from "../../src/fixes/fixed-files.ts";
import { editOf } from "./edit.ts";

const SOURCES = new Map([
  ["/a.nix", 'a = "1"; b = "2";'],
  ["/b.nix", 'c = "3";'],
]);

function fixable(edits: readonly TextEdit[], safe = true): Diagnostic {
  const fix = { message: "Write it.", safe, edits };
  return { code: "wrong-type", severity: "error", message: "", loc: [], span: null, definitions: [], help: null, fix };
}

function edit(file: string, was: string, newText: string): TextEdit {
  return editOf(SOURCES.get(file) ?? was, was, newText, file);
}

function fixed(...diagnostics: readonly Diagnostic[]) {
  return fixedFiles(diagnostics, (file) => SOURCES.get(file));
}

test("safe fixes are made file by file", () => {
  const both = [edit("/a.nix", '"2"', "2"), edit("/b.nix", '"3"', "3")];
  expect(fixed(fixable(both), fixable([edit("/a.nix", '"1"', "1")]))).toEqual([
    { file: "/a.nix", before: 'a = "1"; b = "2";', after: "a = 1; b = 2;", fixes: 2 },
    { file: "/b.nix", before: 'c = "3";', after: "c = 3;", fixes: 1 },
  ]);
});

test("fixes that are merely offered are not", () => {
  const offered = fixable([edit("/a.nix", '"1"', "1")], false);
  expect(fixed(offered)).toEqual([]);
  expect(fixed(offered, fixable([edit("/a.nix", '"2"', "2")]))).toMatchObject([{ after: 'a = "1"; b = 2;', fixes: 1 }]);
});

test("what cannot be read is left alone, and so is what has nothing to change", () => {
  expect(fixed(fixable([edit("/gone.nix", "x", "y")]))).toEqual([]);
  expect(fixed(fixable([{ ...edit("/b.nix", "c", "d"), line: 9, endLine: 9 }]))).toEqual([]);
  expect(fixed()).toEqual([]);
});
