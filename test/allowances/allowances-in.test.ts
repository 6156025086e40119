import { describe, expect, it, test } from "vitest";

import { allowancesIn } from "../../src/allowances/allowances-in.ts";
import { loadSyntax } from "../../src/syntax/load-syntax.ts";

const syntax = await loadSyntax();

function allowances(...lines: readonly string[]) {
  return allowancesIn(syntax.parse("/c.nix", lines.join("\n")));
}

/** Codes and the line that they are allowed on. */
function allowed(...lines: readonly string[]) {
  return allowances(...lines).map(({ codes, line }) => [codes.join(" "), line]);
}

describe("what is allowed", () => {
  test.each([
    ["# nixctr: allow a", "a"],
    ["#nixctr:allow a", "a"],
    ["#   nixctr:   allow   a  ", "a"],
    ["#\tnixctr:\tallow\ta", "a"],
    ["/* nixctr: allow a */", "a"],
    ["/*nixctr: allow a*/", "a"],
    ["/* nixctr:\n   allow a,\n   b */", "a b"],
    ["# nixctr: allow a, b", "a b"],
    ["# nixctr: allow a,b , c", "a b c"],
    ["# nixctr: allow a b", "a b"],
    ["# nixctr: allow two-words", "two-words"],
    ["# nixctr: allow a -- because it is so", "a"],
    ["# nixctr: allow a, b -- c, d -- e", "a b"],
    ["# nixctr: allow a --", "a"],
    ["# nixctr: allow a\r", "a"],
  ])("%j", (comment, codes) => {
    expect(allowances(comment, "{ }").map((allowance) => allowance.codes.join(" "))).toEqual([codes]);
  });

  test.each([
    ["# nixctr: allow", "allow"],
    ["# nixctr:", ""],
    ["# nixctr: allow -- why", "allow -- why"],
    ["# nixctr: allow a; b", "allow a; b"],
    ["# nixctr: allow a,", "allow a,"],
    ["# nixctr: allow ,a", "allow ,a"],
    ["# nixctr: allow a because", "allow a because"],
    ["# nixctr: Allow a", "Allow a"],
    ["# nixctr: allow wrong_type", "allow wrong_type"],
    ["# nixctr: allow a (b)", "allow a (b)"],
    ["# nixctr: deny a", "deny a"],
    ["# nixctr: allowa", "allowa"],
    ["/* nixctr: disable */", "disable"],
  ])("not with %j, which is told", (comment, directive) => {
    const [found, ...others] = allowances(comment, "{ }");
    expect(others).toEqual([]);
    expect(found?.directive).toBe(directive);
    // Prose in place of a reason reads as codes, which do not exist.
    expect(found?.codes).toEqual(directive === "allow a because" ? ["a", "because"] : []);
  });

  test.each([
    "# nixctr allow a",
    "# see nixctr: allow a",
    "## nixctr: allow a",
    "# allow a",
    '"# nixctr: allow a"',
    "''\n  # nixctr: allow a\n''",
    "''\n  /* nixctr: allow a */ ${x}\n''",
    '"/* nixctr: allow a */"',
  ])("%j is nothing of that kind", (text) => {
    expect(allowances("{ x }:", "{", `  a = [ ${text}`, "  ];", "}")).toEqual([]);
  });

  it("is found inside an interpolation", () => {
    expect(allowed("''${", "  # nixctr: allow a", "  x", "}''")).toEqual([["a", 3]]);
  });

  it("is found in a file with mistakes", () => {
    expect(allowed("{", "  a = ;", "  # nixctr: allow a", "  b = 1", "}}")).toEqual([["a", 4]]);
  });
});

describe("the line that is meant", () => {
  it("is that of the comment, where there is more on it", () => {
    expect(allowed("{", "  b = 1; # nixctr: allow a", "}")).toEqual([["a", 2]]);
    expect(allowed("{", "  /* nixctr: allow a */ b = 1;", "}")).toEqual([["a", 2]]);
    expect(allowed("{ # nixctr: allow a", "  b = 1;", "}")).toEqual([["a", 1]]);
    expect(allowed("{", "  b = /* nixctr: allow a */ 1;", "}")).toEqual([["a", 2]]);
  });

  it("is the one below a comment that stands alone", () => {
    expect(allowed("{", "  # nixctr: allow a", "  b = 1;", "}")).toEqual([["a", 3]]);
    expect(allowed("{", "\t/* nixctr: allow a */  ", "  b = 1;", "}")).toEqual([["a", 3]]);
    expect(allowed("{\r", "  # nixctr: allow a\r", "  b = 1;\r", "}\r")).toEqual([["a", 3]]);
  });

  it("is the one below all comments that stand one above the other, of one line or several", () => {
    const lines = [
      "{",
      "  # nixctr: allow a",
      "  # Why",
      "  /* nixctr:",
      "     allow b",
      "  */",
      "  # so.",
      "  c = 1;",
      "}",
    ];
    expect(allowed(...lines)).toEqual([
      ["a", 8],
      ["b", 8],
    ]);
    expect(allowed("/* x */ # nixctr: allow a", "{ }")).toEqual([["a", 2]]);
  });

  it("is that on which a comment of several lines ends, where there is more on it", () => {
    expect(allowed("{", "  /* nixctr:", "     allow a */ b = 1;", "}")).toEqual([["a", 3]]);
  });

  it("is not behind an empty line", () => {
    expect(allowed("{", "  # nixctr: allow a", "", "  b = 1;", "}")).toEqual([["a", 3]]);
  });

  it("is beyond the end where nothing follows", () => {
    expect(allowed("{ }", "# nixctr: allow a")).toEqual([["a", 3]]);
  });
});

it("says where the comment is", () => {
  const [found] = allowances("{ é = 1; # nixctr: allow a", "}");
  expect(found?.span).toEqual({ file: "/c.nix", line: 1, column: 11, endLine: 1, endColumn: 28 });
});

it("takes no time over a comment that is made to take long", () => {
  const blanks = " ".repeat(200_000);
  const started = performance.now();
  expect(allowances(`# nixctr: allow a${blanks}!`, `# nixctr: x${blanks}y${blanks}`, "{ }")).toHaveLength(2);
  expect(allowances(`# nixctr: allow ${"a, ".repeat(50_000)}!`, "{ }")).toHaveLength(1);
  expect(performance.now() - started).toBeLessThan(5000);
});
