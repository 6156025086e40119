import { describe, expect, it } from "vitest";

import { allowanceFindings } from "../../src/allowances/allowance-findings.ts";
import type { Allowance } from "../../src/allowances/allowance.ts";
import { createDiagnostic } from "../../src/diagnostics/create-diagnostic.ts";
import type { Diagnostic, Span } from "../../src/diagnostics/diagnostic.ts";

function at(line: number, file = "/c.nix"): Span {
  return { file, line, column: 3, endLine: line, endColumn: 9 };
}

/** A comment above a line. */
function allow(codes: readonly string[], line: number, file = "/c.nix"): Allowance {
  return { codes, line, directive: `allow ${codes.join(", ")}`, span: at(line - 1, file) };
}

const place = { loc: [], span: at(4), definitions: [] };
const warning = createDiagnostic("configuration-warning", { text: "w" }, place);
const error = createDiagnostic("failed-assertion", { text: "e" }, place);

function codesLeft(found: readonly Diagnostic[], allowances: readonly Allowance[], complete = true): readonly string[] {
  return allowanceFindings(found, allowances, { complete }).map(({ code }) => code);
}

describe("a finding is allowed", () => {
  it("on the line that the comment is about", () => {
    expect(codesLeft([warning], [allow(["configuration-warning"], 4)])).toEqual([]);
  });

  it("where its binding begins", () => {
    expect(codesLeft([{ ...warning, binding: at(2) }], [allow(["configuration-warning"], 2)])).toEqual([]);
  });

  it("at each of the places that it names", () => {
    const definitions = [
      { at: ["/c.nix", 4, 3], file: "/c.nix", priority: 100, span: at(4) },
      { at: ["/d.nix", 7, 1], file: "/d.nix", priority: 100, span: at(8, "/d.nix"), binding: at(7, "/d.nix") },
    ] as const;
    const clash: Diagnostic = { ...warning, definitions };
    for (const line of [7, 8])
      expect(codesLeft([clash], [allow(["configuration-warning"], line, "/d.nix")])).toEqual([]);
    expect(codesLeft([clash], [allow(["configuration-warning"], 4)])).toEqual([]);
  });

  it("by a comment with other codes too", () => {
    const hint = createDiagnostic("assertion-not-evaluated", {}, place);
    const both = allow(["configuration-warning", "assertion-not-evaluated"], 4);
    expect(codesLeft([warning, hint], [both])).toEqual([]);
    expect(codesLeft([warning], [both])).toEqual(["unused-allowance"]);
  });

  it("together with its like on the same line", () => {
    const other = createDiagnostic("configuration-warning", { text: "another" }, place);
    expect(codesLeft([warning, other], [allow(["configuration-warning"], 4)])).toEqual([]);
  });
});

describe("a finding stays", () => {
  it.each([
    ["on another line", allow(["configuration-warning"], 5)],
    ["in another file", allow(["configuration-warning"], 4, "/d.nix")],
    ["of another code", allow(["assertion-not-evaluated"], 4)],
  ])("%s, and the comment is not needed", (_, allowance) => {
    expect(codesLeft([warning], [allowance])).toEqual(["configuration-warning", "unused-allowance"]);
  });

  it("without a place", () => {
    expect(codesLeft([{ ...warning, span: null }], [allow(["configuration-warning"], 4)])).toContain(warning.code);
  });

  it("when it is an error", () => {
    const left = allowanceFindings([error], [allow(["failed-assertion"], 4)], { complete: true });
    expect(left.map(({ code }) => code)).toEqual(["failed-assertion", "error-not-allowed"]);
    expect(left[1]).toMatchObject({ severity: "warning", span: at(3) });
  });

  it("when it is an error here, and a warning elsewhere", () => {
    expect(codesLeft([{ ...warning, severity: "error" }], [allow(["configuration-warning"], 4)])).toEqual([
      warning.code,
    ]);
  });
});

describe("what is wrong with a comment is told where it stands:", () => {
  it("a code that does not exist, and which was meant", () => {
    const [found] = allowanceFindings([], [allow(["configuraton-warning"], 4)], { complete: true });
    expect(found).toMatchObject({ code: "unknown-allowance", severity: "warning", span: at(3) });
    expect(found?.help).toBe("Did you mean `configuration-warning`?");
  });

  it.each(["constructor", "__proto__", "toString"])("%s, which is no code", (code) => {
    expect(codesLeft([], [allow([code], 4)])).toEqual(["unknown-allowance"]);
  });

  it("one that is not understood", () => {
    const malformed = { ...allow([], 4), directive: "allow" };
    const [found] = allowanceFindings([], [malformed], { complete: true });
    expect(found).toMatchObject({ code: "malformed-allowance", severity: "warning", span: at(3) });
    expect(found?.message).toBe("The comment `nixctr: allow` is not understood.");
  });

  it("one that allows nothing is a hint", () => {
    const [found] = allowanceFindings([], [allow(["configuration-warning"], 4)], { complete: true });
    expect(found).toMatchObject({ code: "unused-allowance", severity: "hint", span: at(3) });
  });

  it("but not that it allows nothing, when not everything was looked for", () => {
    expect(codesLeft([], [allow(["configuration-warning"], 4)], false)).toEqual([]);
    expect(codesLeft([], [allow(["no-such-code"], 4)], false)).toEqual(["unknown-allowance"]);
    expect(codesLeft([], [allow(["wrong-type"], 4)], false)).toEqual(["error-not-allowed"]);
  });
});

it("gives the findings as they are where there are no comments", () => {
  const found = [warning, error];
  expect(allowanceFindings(found, [], { complete: true })).toBe(found);
});
