import { expect, test } from "vitest";

import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { reportGithub } from "../../src/reporters/github.ts";
import { context, fixable, nowhere, report, span, twice, typedIn } from "./sample-report.ts";

function commandOf(diagnostic: Diagnostic): string {
  return [...reportGithub({ ...report, diagnostics: [diagnostic] }, context)].join("");
}

test("a finding on one line has its columns, and its help below the message", () => {
  expect(commandOf(twice)).toBe(
    "::error file=a b.nix,line=2,endLine=2,col=18,endColumn=29,title=defined-multiple-times::" +
      "The unique option `containers.web.hostAddress' is defined multiple times.%0AKeep one: 100 %25.\n",
  );
});

test("GitHub refuses columns of different lines", () => {
  expect(commandOf(fixable)).toBe(
    "::warning file=a b.nix,line=3,endLine=4,title=wrong-type::First line,%0Asecond line\n",
  );
});

test("columns are code units of UTF-16", () => {
  expect(commandOf({ ...fixable, span: span("/project/a b.nix", 3, 15, 3, 25) })).toContain(
    "line=3,endLine=3,col=12,endColumn=22,",
  );
});

test("what is in no file of the repository has a title alone", () => {
  expect(commandOf(nowhere)).toMatch(/^::error title=evaluator-time-limit::The evaluation/);
  expect(commandOf(typedIn)).toMatch(/^::notice title=host-option-used::The result/);
});

test("no name of a file ends a property or starts another command", () => {
  const file = "a,b:c%\r\n::stop-commands::x.nix";
  const command = commandOf({ ...typedIn, message: "x\n::error::y", span: span(file, 1, 1, 1, 2) });
  expect(command).toBe(
    "::notice file=a%2Cb%3Ac%25%0D%0A%3A%3Astop-commands%3A%3Ax.nix,line=1,endLine=1,col=1,endColumn=2," +
      "title=host-option-used::x%0A::error::y\n",
  );
});

test("every finding is one line", () => {
  const text = [...reportGithub(report, context)].join("");
  expect(text.split("\n").map((line) => /^::\w+/.exec(line)?.[0])).toEqual([
    "::error",
    "::warning",
    "::error",
    "::notice",
    undefined,
  ]);
});
