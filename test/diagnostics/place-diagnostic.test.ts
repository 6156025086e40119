import { describe, expect, it, test } from "vitest";

import { createDiagnostic } from "../../src/diagnostics/create-diagnostic.ts";
import type { CompetingDefinition, Diagnostic, Repair, Span } from "../../src/diagnostics/diagnostic.ts";
import type { Focus } from "../../src/diagnostics/focus.ts";
import { placeDiagnostic } from "../../src/diagnostics/place-diagnostic.ts";
import { loadSyntax } from "../../src/syntax/load-syntax.ts";
import { SourceText } from "../../src/syntax/source-text.ts";

const syntax = await loadSyntax();
const FILE = "/etc/nixos/c.nix";

/** A diagnostic at the mark `‸` of a source, as Nix gives places, and how it is placed. */
function place(marked: string, loc: string, focus?: Focus, more: Partial<Diagnostic> = {}): Diagnostic {
  const [before = "", behind = ""] = marked.split("‸");
  const at = new SourceText(before).placeOf(before.length);
  const span: Span = { file: FILE, ...at, endLine: at.line, endColumn: at.column };
  const diagnostic: Diagnostic = {
    code: "wrong-type",
    severity: "error",
    message: "",
    loc: loc.split("/"),
    span,
    definitions: [],
    help: null,
    ...(focus && { focus }),
    ...more,
  };
  return placeDiagnostic(diagnostic, sourcesOf(before + behind));
}

function sourcesOf(text: string) {
  const source = syntax.parse(FILE, text);
  return (file: string) => (file === FILE ? source : undefined);
}

/** What is in the span of a diagnostic. */
function shown(marked: string, loc: string, focus?: Focus): string | undefined {
  const { span } = place(marked, loc, focus);
  return textIn(marked, span);
}

function textIn(marked: string, span: Span | null | undefined): string | undefined {
  return span == null ? undefined : syntax.parse(FILE, marked.replace("‸", "")).sliceOf(span);
}

describe("the focus is on", () => {
  const web = "containers/web";

  test.each<readonly [string, string, string, Focus | undefined, string]>([
    ["the name, without being told", "{ ‸containers.web.path = 5; }", `${web}/path`, undefined, "path"],
    ["the name", "{ containers.web = { ‸path = 5; }; }", `${web}/path`, { on: "name" }, "path"],
    [
      "another name of the path",
      "{ ‸containers.web.path = 5; }",
      `${web}/path`,
      { on: "name", loc: ["containers", "web"] },
      "web",
    ],
    ["the value", "{ ‸containers.web.path = 5; }", `${web}/path`, { on: "value" }, "5"],
    ["the value in mkForce", "{ ‸containers.web.path = lib.mkForce (5); }", `${web}/path`, { on: "value" }, "5"],
    [
      "an element",
      '{ containers.web = { ‸tmpfs = [ "/a" 5 ]; }; }',
      `${web}/tmpfs/[definition 1-entry 2]`,
      { on: "entry", index: 1 },
      "5",
    ],
    [
      "the set",
      "{ containers.web.allowedDevices = [ { ‸node = 1; } ]; }",
      `${web}/allowedDevices/[definition 1-entry 1]/modifier`,
      { on: "set" },
      "{ node = 1; }",
    ],
    ["an expression", "{ containers.web.path = ‸throw ''no''; }", `${web}/path`, { on: "expression" }, "throw ''no''"],
    [
      "an import",
      "{ ‸imports = [ ./a.nix ./b.nix ]; }",
      "imports",
      { on: "import", file: "/etc/nixos/b.nix" },
      "./b.nix",
    ],
  ])("%s", (_, source, loc, focus, text) => {
    expect(shown(source, loc, focus)).toBe(text);
  });

  test("where Nix stopped reading", () => {
    const { code, span } = place(
      "{ a = [ 1 ‸; }",
      "",
      { on: "syntax" },
      { code: "syntax-error", message: "unexpected ;" },
    );
    expect(code).toBe("syntax-error");
    expect(span).toMatchObject({ file: FILE, line: 1 });
  });
});

describe("the place stays as Nix gives it", () => {
  const point = { line: 1, column: 3, endLine: 1, endColumn: 3 };

  it("where the file cannot be read", () => {
    const span: Span = { file: "/gone.nix", ...point };
    const diagnostic = createDiagnostic("failed-assertion", { text: "x" }, { loc: ["a"], span, definitions: [] });
    expect(placeDiagnostic(diagnostic, () => undefined)).toEqual(diagnostic);
  });

  it("where there is none", () => {
    const diagnostic = createDiagnostic("failed-assertion", { text: "x" }, { loc: [], span: null, definitions: [] });
    expect(placeDiagnostic(diagnostic, sourcesOf("{ }"))).toEqual(diagnostic);
  });

  it("where the position is beyond the file, or no attribute's", () => {
    for (const at of [
      { line: 99, column: 1, endLine: 99, endColumn: 1 },
      { line: 2, column: 1, endLine: 2, endColumn: 1 },
      { line: 0, column: 0, endLine: 0, endColumn: 0 },
    ]) {
      const span = { file: FILE, ...at };
      expect(place("{ ‸a = 1; }\n", "a", { on: "name" }, { span }).span).toEqual(span);
      expect(place("{ ‸a = 1; }\n", "a", { on: "syntax" }, { span, code: "syntax-error" }).span).toMatchObject({
        file: FILE,
      });
    }
  });

  it("where a range is known already", () => {
    const span: Span = { file: FILE, line: 1, column: 1, endLine: 1, endColumn: 4 };
    expect(place("{ ‸a = 1; }", "a", { on: "name" }, { span }).span).toEqual(span);
  });

  it("where the grammar does not know the syntax", () => {
    const { span } = place("{ ‸a = [ 1 ] |> f |> g; }", "a", { on: "value" });
    expect(span).toEqual({ file: FILE, ...point });
  });
});

it("leaves nothing behind that says what was to be looked for", () => {
  const repair: Repair = { safe: true, was: "x", by: "5" };
  const placed = place("{ ‸a = 1; }", "a", { on: "name" }, { repair });
  expect(placed).not.toHaveProperty("focus");
  expect(placed).not.toHaveProperty("repair");
  expect(placed).not.toHaveProperty("fix");
});

it("says where the whole definition is", () => {
  const source = "{\n  ‸a.b =\n    5;\n}";
  const { span, binding } = place(source, "a/b", { on: "value" });
  expect(textIn(source, span)).toBe("5");
  expect(textIn(source, binding)).toBe("a.b =\n    5;");
});

describe("competing definitions", () => {
  const source = "{\n  ‸a =\n    1;\n  b = 2;\n}";
  const competing: readonly CompetingDefinition[] = [
    { at: [FILE, 2, 3], file: FILE, priority: 100 },
    { at: [FILE, 4, 3], file: FILE, priority: 100, loc: ["b"], focus: { on: "name" } },
    { at: ["/gone.nix", 1, 1], file: "/gone.nix", priority: 50 },
  ];

  it("have their own range and binding, by the focus of the diagnostic or their own", () => {
    const { definitions } = place(source, "a", { on: "value" }, { definitions: competing });
    expect(definitions.map(({ span }) => textIn(source, span))).toEqual(["1", "b", undefined]);
    expect(definitions.map(({ binding }) => textIn(source, binding))).toEqual(["a =\n    1;", "b = 2;", undefined]);
    for (const definition of definitions) expect(definition).not.toHaveProperty("focus");
  });

  it("without a position stay as they are", () => {
    const module: CompetingDefinition = { at: [FILE, 0, 0], file: FILE, priority: 100 };
    expect(place(source, "a", { on: "value" }, { definitions: [module] }).definitions).toEqual([module]);
  });
});

describe("a repair becomes a fix", () => {
  function fixed(source: string, focus: Focus, was: Repair["was"], by: string, loc = "a"): string | undefined {
    const repair: Repair = { safe: true, was, by };
    const { fix } = place(source, loc, focus, { repair });
    const [edit, ...others] = fix?.edits ?? [];
    expect(others).toEqual([]);
    if (fix !== undefined) expect(fix).toMatchObject({ message: `Write \`${by}\`.`, safe: true });
    return edit && `${textIn(source, edit) ?? ""} → ${edit.newText}`;
  }

  test.each<readonly [string, string, Focus, Repair["was"], string, string]>([
    ["a string", '{ ‸a = "80"; }', { on: "value" }, "80", "80", '"80" → 80'],
    ["a string with escapes", '{ ‸a = "\\n\\${x}"; }', { on: "value" }, "\n${x}", "1", '"\\n\\${x}" → 1'],
    ["an indented string", "{ ‸a = ''80''; }", { on: "value" }, "80", "80", "''80'' → 80"],
    ["a number", "{ ‸a = 80; }", { on: "value" }, 80, '"80"', '80 → "80"'],
    ["a boolean", "{ ‸a = true; }", { on: "value" }, true, '"true"', 'true → "true"'],
    ["in mkForce and parentheses", '{ ‸a = lib.mkForce ("80"); }', { on: "value" }, "80", "80", '"80" → 80'],
    ["in mkIf", '{ ‸a = mkIf true "80"; }', { on: "value" }, "80", "80", '"80" → 80'],
    ["in a mkMerge of one", '{ ‸a = mkMerge [ "80" ]; }', { on: "value" }, "80", "80", '"80" → 80'],
    ["an element", '{ ‸a = [ 5 "80" ]; }', { on: "entry", index: 1 }, "80", "80", '"80" → 80'],
    ["a name", "{ ‸a = 1; }", { on: "name" }, "a", "b", "a → b"],
    ["a quoted name", '{ ‸"a" = 1; }', { on: "name" }, "a", "b", '"a" → b'],
    ["behind emoji and tabs", '{ /* 🚀é */\t‸a = "漢"; }', { on: "value" }, "漢", "1", '"漢" → 1'],
  ])("%s", (_, source, focus, was, by, change) => {
    expect(fixed(source, focus, was, by)).toBe(change);
  });

  test.each<readonly [string, string, Focus, Repair["was"]]>([
    ["the value of a variable", 'let v = "80"; in { ‸a = v; }', { on: "value" }, "80"],
    ["a variable that is called as its value", 'let eth0 = "eth0"; in { ‸a = eth0; }', { on: "value" }, "eth0"],
    ["a string with interpolation", '{ ‸a = "${x}"; }', { on: "value" }, "80"],
    ["what a function gives", '{ ‸a = toString "80"; }', { on: "value" }, "80"],
    ["a part of a sum", '{ ‸a = "8" + "0"; }', { on: "value" }, "80"],
    ["a choice", '{ ‸a = if c then "80" else "80"; }', { on: "value" }, "80"],
    ["a value of mkMerge, which may be of either", '{ ‸a = mkMerge [ "80" "81" ]; }', { on: "value" }, "80"],
    ["an inherited name", "{ inherit ‸a; }", { on: "name" }, "a"],
    ["an inherited name of a set", "{ inherit (x) ‸a; }", { on: "name" }, "a"],
    ["an inherited value", "{ inherit ‸a; }", { on: "value" }, "80"],
    ["an interpolated name", "{ ‸${n} = 1; }", { on: "name" }, "a"],
    ["another value than that which was found", '{ ‸a = "81"; }', { on: "value" }, "80"],
    ["another name than that which was found", "{ ‸b = 1; }", { on: "name" }, "a"],
    ["an element of a generated list", '{ ‸a = map f [ "80" ]; }', { on: "entry", index: 0 }, "80"],
  ])("but not %s", (_, source, focus, was) => {
    expect(fixed(source, focus, was, "1")).toBeUndefined();
  });

  test.each([
    ["a set that is generated", '{ ‸containers = genAttrs [ "web" ] (n: { port = "80"; }); }'],
    ["a set that is updated", '{ ‸containers = { web.port = "80"; } // x; }'],
    ["a set of a function", '{ ‸containers.web = f { port = "80"; }; }'],
  ])("nor in %s", (_, source) => {
    expect(fixed(source, { on: "value" }, "80", "80", "containers/web/port")).toBeUndefined();
  });

  test.each([
    ["a pipe", '{ ‸a = "80"; b = x |> f; }'],
    ["a trailing comma of formals", '{ x, }: { ‸a = "80"; }'],
    ["a mistake", '{ ‸a = "80"; b = ; }'],
  ])("and never in a file with what the grammar does not know: %s", (_, source) => {
    expect(fixed(source, { on: "value" }, "80", "80")).toBeUndefined();
  });
});

describe("a missing semicolon", () => {
  function missing(marked: string): Diagnostic {
    return place(marked, "", { on: "syntax" }, { code: "syntax-error", message: "unexpected '='" });
  }

  it("is shown where it belongs, and can be written there", () => {
    const { span, fix, help } = missing("{\n  a = 1\n  b ‸= 2;\n}\n");
    expect(span).toEqual({ file: FILE, line: 2, column: 8, endLine: 2, endColumn: 8 });
    expect(fix).toMatchObject({ safe: true, edits: [{ line: 2, column: 8, newText: ";" }] });
    expect(help).toContain("3:5");
  });

  it("is merely offered where there is more that the grammar does not know", () => {
    expect(missing("{\n  a = 1\n  b ‸= 2;\n  c = x |> f;\n}\n").fix).toMatchObject({ safe: false });
    expect(missing("{\n  a = 1\n  b ‸= 2;\n  c = 3\n  d = 4;\n}\n").fix).toMatchObject({ safe: false });
  });
});
