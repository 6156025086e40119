import { describe, expect, it, test } from "vitest";

import type { HasChange } from "../../lowering/module-release.ts";
import { hasChange } from "../../lowering/releases/changes.ts";
import { createDiagnostic } from "../../src/diagnostics/create-diagnostic.ts";
import type { Diagnostic, Span } from "../../src/diagnostics/diagnostic.ts";
import { renderPretty } from "../../src/diagnostics/render-pretty.ts";

const SOURCES = new Map([
  ["web.nix", '{\n  containers.web = {\n    path = "/p";\n    privateNetwork = "yes";\n  };\n}\n'],
  ["a.nix", '{\n  containers.web.hostAddress = "10.0.0.1";\n}\n'],
  ["b.nix", '{ lib, ... }:\n\n\n\n\n\n\n\n\n{\n\tcontainers.web.hostAddress = "10.0.0.9";\n}\n'],
]);

function pretty(diagnostic: Diagnostic, colour = false): string {
  return renderPretty(diagnostic, { readSource: (file) => SOURCES.get(file), colour, width: 80 });
}

function span(file: string, line: number, column: number): Span {
  return { file, line, column, endLine: line, endColumn: column };
}

const has: HasChange = (change) => hasChange("19.03", change);

const wrongType = createDiagnostic(
  "wrong-type",
  {
    option: "containers.web.privateNetwork",
    has,
    file: "web.nix",
    type: "boolean",
    given: 'the string `"yes"`',
    example: "privateNetwork = true;",
  },
  { loc: ["containers", "web", "privateNetwork"], span: span("web.nix", 4, 5), definitions: [] },
);

const MODULE = "<nixpkgs>/nixos/modules/virtualisation/containers.nix";

const severalTimes = createDiagnostic(
  "defined-multiple-times",
  {
    option: "containers.web.hostAddress",
    has,
    files: ["a.nix", "b.nix", MODULE],
    name: "hostAddress",
    derivedFrom: undefined,
  },
  {
    loc: ["containers", "web", "hostAddress"],
    span: span("a.nix", 2, 3),
    definitions: [
      { at: ["a.nix", 2, 3], file: "a.nix", priority: 100 },
      { at: ["b.nix", 11, 2], file: "b.nix", priority: 100 },
      { at: [MODULE, 0, 0], file: MODULE, priority: 100 },
      { at: ["gone.nix", 7, 1], file: "gone.nix", priority: 100 },
    ],
  },
);

test("a wrong value", () => {
  expect(pretty(wrongType)).toBe(
    [
      "error[wrong-type]: The option value `containers.web.privateNetwork' in `web.nix' is not of type `boolean'.",
      "  --> web.nix:4:5",
      "   |",
      ' 4 |     privateNetwork = "yes";',
      "   |     ^",
      'help: This is the string `"yes"`. Write, for example, `privateNetwork = true;`.',
      "",
    ].join("\n"),
  );
});

test("a wrong value in colour", () => {
  expect(pretty(wrongType, true)).toBe(
    [
      "\u001B[1m\u001B[31merror[wrong-type]:\u001B[39m\u001B[22m \u001B[1mThe option value `containers.web.privateNetwork' " +
        "in `web.nix' is not of type `boolean'.\u001B[22m",
      "  \u001B[34m-->\u001B[39m web.nix:4:5",
      "\u001B[34m   |\u001B[39m",
      '\u001B[34m 4 |\u001B[39m     privateNetwork = "yes";',
      "\u001B[34m   |\u001B[39m     \u001B[1m\u001B[31m^\u001B[39m\u001B[22m",
      '\u001B[1m\u001B[32mhelp:\u001B[39m\u001B[22m This is the string `"yes"`. Write, for example, `privateNetwork = true;`.',
      "",
    ].join("\n"),
  );
});

test("competing definitions, each with its place and priority", () => {
  expect(pretty(severalTimes)).toBe(
    [
      "error[defined-multiple-times]: The unique option `containers.web.hostAddress' is defined multiple times, in " +
        "`a.nix' and `b.nix' and `<nixpkgs>/nixos/modules/virtualisation/containers.nix'.",
      "   --> a.nix:2:3 (priority 100)",
      "    |",
      '  2 |   containers.web.hostAddress = "10.0.0.1";',
      "    |   ^",
      "   ::: b.nix:11:2 (priority 100)",
      "    |",
      ' 11 |     containers.web.hostAddress = "10.0.0.9";',
      "    |     ^",
      "   ::: <nixpkgs>/nixos/modules/virtualisation/containers.nix (priority 100)",
      "   ::: gone.nix:7:1 (priority 100)",
      "help: All of these definitions have the same priority. Keep one of them, or wrap",
      "      the value that should win: `hostAddress = lib.mkForce …;`.",
      "",
    ].join("\n"),
  );
});

describe("without a place", () => {
  it("is the message alone", () => {
    const nowhere = { loc: [], span: null, definitions: [] };
    const diagnostic = createDiagnostic("evaluation-error", { text: "first line\nsecond line" }, nowhere);
    expect(pretty(diagnostic)).toBe("error[evaluation-error]: first line\nsecond line\n");
  });

  it("names the definitions there are", () => {
    expect(pretty({ ...severalTimes, span: null, definitions: severalTimes.definitions.slice(2, 3), help: null })).toBe(
      `${pretty(severalTimes).split("\n")[0]}\n  ::: ${MODULE} (priority 100)\n`,
    );
  });
});

test.each([
  ["warning", "\u001B[1m\u001B[33mwarning[wrong-type]:\u001B[39m\u001B[22m"],
  ["hint", "\u001B[1m\u001B[36mhint[wrong-type]:\u001B[39m\u001B[22m"],
] as const)("a %s has its own colour", (severity, start) => {
  expect(pretty({ ...wrongType, severity }, true).startsWith(start)).toBe(true);
  expect(pretty({ ...wrongType, severity })).toMatch(new RegExp(`^${severity}\\[wrong-type\\]: `));
});
