import { describe, expect, test } from "vitest";

import type { Focus } from "../../src/diagnostics/focus.ts";
import { type Located, locate } from "../../src/syntax/locate.ts";
import { parseMarked } from "./marked.ts";

/** The text of what is located, `about …` where that is not the very thing. */
async function textAt(marked: string, option: string, focus: Focus): Promise<string | undefined> {
  const { source, located } = await locatedAt(marked, option, focus);
  return located && (located.exact ? "" : "about ") + source(located.span);
}

async function locatedAt(marked: string, option: string, focus: Focus) {
  const { source, at } = await parseMarked(marked);
  const loc = option === "" ? [] : option.split(/\.(?!\])/);
  const located: Located | undefined = locate(source, at, loc, focus);
  return { located, source: (span: Located["span"]) => source.sliceOf(span) };
}

describe("an expression", () => {
  test.each([
    [`{ a = ‸throw "never"; }`, `throw "never"`],
    [`{ a = b ++ (‸throw "never"); }`, `throw "never"`],
    [`{ a = "10.0.0.${"${‸numbr}"}"; }`, "numbr"],
    [`{ a = ‸numbr + 1; }`, "numbr"],
    [`{ a = ‸container "10.0.0.1"; }`, "container"],
    [`{ a = ‸lib.noSuchFunction [ ]; }`, "lib.noSuchFunction"],
    [`{ a = ‸builtins.head [ ]; }`, "builtins.head [ ]"],
    [`{ a = ‸import ./missing.nix; }`, "import ./missing.nix"],
    [`‸{ lib, ... }: { }`, "{ lib, ... }"],
    [`‸config: { }`, "config"],
    [`{ a = ‸assert 1 == 2; "a"; }`, "assert 1 == 2"],
    [`{ a = ‸with pkgs; hello; }`, "with pkgs"],
    [`{ a = ‸let b = 1; in b; }`, "let"],
    [`{ a = ‸if b then 1 else 2; }`, "if b"],
    [`{ imports = [ ‸<nixpkgs/nixos> ]; }`, "<nixpkgs/nixos>"],
  ])("%s", async (marked, text) => {
    expect(await textAt(marked, "", { on: "expression" })).toBe(text);
  });

  test("may be the value of an attribute", async () => {
    const marked = `{ ‸containers.web.hostAddress = throw "no"; }`;
    expect(await textAt(marked, "containers.web.hostAddress", { on: "expression" })).toBe(`throw "no"`);
  });
});

describe("what is nowhere", () => {
  test.each(["{ a =‸ 1; }", "{ a = 1;\n‸\n }", "{ a = 1; # ‸a\n }", "{ a = 1; } ‸"])("%j", async (marked) => {
    expect(await textAt(marked, "a", { on: "name" })).toBeUndefined();
    expect(await textAt(marked, "a", { on: "expression" })).toBeUndefined();
  });

  test("a line behind the last one", async () => {
    const { source } = await parseMarked("{ }‸");
    expect(locate(source, { line: 2, column: 1 }, [], { on: "name" })).toBeUndefined();
  });
});

describe("a value", () => {
  test.each([
    [`{ ‸a.b = { c = 1; }; }`, "a", "about b = { c = 1; }"],
    [`{ ‸a.b = { c = 1; }; }`, "a.b", "{ c = 1; }"],
    [`{ ‸a.b.c = 1; }`, "a.b", "about c = 1"],
    [`{ ‸a = with lib; ((mkForce (2))); }`, "a", "2"],
    [`{ ‸a = lib.mkMerge [ (lib.mkIf true 1) ]; }`, "a", "1"],
    [`{ ‸a = lib.mkIf (b == 1); }`, "a", "lib.mkIf (b == 1)"],
    [`{ ‸a = mkIf; }`, "a", "mkIf"],
    [`{ ‸a = lib.modules.mkOverride 10 b; }`, "a", "b"],
    [`{ ‸a = if b then 1 else 2; }`, "a", "if b then 1 else 2"],
    [`{ ‸"a" = x: { b = 1; }; }`, "a", "x: { b = 1; }"],
  ])("%s, %s", async (marked, option, text) => {
    expect(await textAt(marked, option, { on: "value" })).toBe(text);
  });

  test("of an element of a list", async () => {
    const marked = `{ ‸a = [ 1 (2) ]; }`;
    expect(await textAt(marked, "a.[definition 1-entry 2]", { on: "value" })).toBe("(2)");
  });

  test("of an option whose list's element has the position", async () => {
    const marked = `{ ‸a = [ { } { b = 1; } ]; }`;
    expect(await textAt(marked, "a.[definition 1-entry 1].b", { on: "value" })).toBe("about { }");
  });
});

describe("what is generated", () => {
  const genAttrs = `{ ‸containers = lib.genAttrs [ "a" "b" ] (name: { path = "/" + name; }); }`;

  test.each([
    [genAttrs, "containers.a", `about "a"`],
    [genAttrs, "containers.b.path", `about "b"`],
    [genAttrs, "containers.c", `about ${genAttrs.slice(16, -3)}`],
    [`{ ‸containers = lib.mapAttrs (n: p: { path = p; }) { a = "/a"; }; }`, "containers.a", "about a"],
    [`{ ‸containers = lib.genAttrs [ "a" "a" ] f; }`, "containers.a", `about lib.genAttrs [ "a" "a" ] f`],
    [`{ c = lib.listToAttrs [ { name = "a"; ‸value = { }; } ]; }`, "c.a", `"a"`],
    [`{ c = map (n: { name = "c\${n}"; ‸value.path = n; }) l; }`, "c.c1", `about "c\${n}"`],
    [`{ ‸unrelated.name = 1; }`, "containers.a", "about unrelated.name"],
  ])("the name: %s, %s", async (marked, option, text) => {
    expect(await textAt(marked, option, { on: "name" })).toBe(text);
  });

  test.each([
    [genAttrs, "containers.a", `about ${genAttrs.slice(16, -3)}`],
    [`{ c = lib.listToAttrs [ { name = "a"; ‸value = { }; } ]; }`, "c.a", "{ }"],
    [`{ c = map (n: { name = "c\${n}"; ‸value.path = n; }) l; }`, "c.c1", "about path = n"],
    [`{ c = map (n: { name = "c\${n}"; ‸value.path = n; }) l; }`, "c.c1.path", "n"],
  ])("the value: %s, %s", async (marked, option, text) => {
    expect(await textAt(marked, option, { on: "value" })).toBe(text);
  });
});

describe("the set around", () => {
  test.each([
    [`{ a = [ { ‸b = 1; } { } ]; }`, "a.[definition 1-entry 1].c", "{ b = 1; }"],
    [`{ a = [ rec { ‸b.d = 1; } { } ]; }`, "a.[definition 1-entry 1].c", "rec { b.d = 1; }"],
    [`{ ‸a = [ { b = 1; } { } ]; }`, "a.[definition 1-entry 2].c", "{ }"],
    [`{ ‸a = map f [ 1 ]; }`, "a.[definition 1-entry 1].c", "about map f [ 1 ]"],
    [`{ a = [ { inherit ‸b; } ]; }`, "a.[definition 1-entry 1].c", "{ inherit b; }"],
  ])("%s", async (marked, option, text) => {
    expect(await textAt(marked, option, { on: "set" })).toBe(text);
  });
});

describe("an entry", () => {
  test.each([
    [`{ ‸a = [ "x" "y" ]; }`, 1, "y", `"y"`],
    [`{ ‸a = [ "x" "y" ]; }`, 0, "y", `"y"`],
    [`{ ‸a = [ "x" "y" ]; }`, 2, undefined, `about [ "x" "y" ]`],
    [`{ ‸a = [ x y ]; }`, 1, "y", "y"],
    [`{ ‸a = (if b then [ "x" ] else [ ]) ++ [ "y" ]; }`, 0, "y", `"y"`],
    [`{ ‸a = map f [ "x" "y" ]; }`, 1, "y", `about "y"`],
    [`{ ‸a = [ "y" ] ++ map f [ "x" "y" ]; }`, 1, "y", `about [ "y" ] ++ map f [ "x" "y" ]`],
    [`{ ‸a = lib.optionals b [ "x" "y" ] ++ [ "z" ]; }`, 2, undefined, `"z"`],
    [`{ ‸a = lib.optionals b [ "x" "y" ] ++ [ "z" ]; }`, 1, undefined, `"y"`],
    [`{ ‸a = lib.optionals b [ "x" "y" ] ++ [ "z" ]; }`, 0, "z", `"z"`],
    [`{ ‸a = lib.optional b "x" ++ lib.optional c "x"; }`, 0, "x", `about lib.optional b "x" ++ lib.optional c "x"`],
    [`{ ‸a = 5; }`, 0, undefined, "about 5"],
    [`{ inherit ‸a; }`, 0, undefined, "about a"],
  ])("%s, %i, %s", async (marked, index, text, expected) => {
    expect(await textAt(marked, "a", { on: "entry", index, ...(text !== undefined && { text }) })).toBe(expected);
  });
});

describe("an import", () => {
  test.each([
    [`{ ‸imports = [ ./a.nix ./b.nix ]; }`, "./b.nix"],
    [`{ ‸imports = [ ./a.nix (import ./b.nix { }) ]; }`, "(import ./b.nix { })"],
    [`{ ‸imports = lib.optionals x [ ./sub/../b.nix ] ++ [ ./c.nix ]; }`, "./sub/../b.nix"],
    [`{ ‸imports = [ "/etc/nixos/b.nix" ]; }`, `"/etc/nixos/b.nix"`],
    [`{ ‸imports = [ ./b.nix ./b.nix ]; }`, "about [ ./b.nix ./b.nix ]"],
    [`{ ‸imports = map (name: ./. + name) [ "/b.nix" ]; }`, `about map (name: ./. + name) [ "/b.nix" ]`],
    [`{ ‸imports = [ ./\${"b"}.nix ]; }`, `about [ ./\${"b"}.nix ]`],
    [`{ inherit ‸imports; }`, "about imports"],
  ])("%s", async (marked, text) => {
    expect(await textAt(marked, "imports", { on: "import", file: "/etc/nixos/b.nix" })).toBe(text);
  });

  test("of a directory", async () => {
    const focus = { on: "import", file: "/etc/nixos/sub/default.nix" } as const;
    expect(await textAt(`{ ‸imports = [ ./sub ./sub.nix ]; }`, "imports", focus)).toBe("./sub");
  });
});

describe("what else is known", () => {
  test.each([
    [`{ ‸a.b = 1; }`, "a.b", `a.b = 1;`],
    [`{ ‸a.b = 1; }`, "a", `a.b = 1;`],
    [`{ c = 1; inherit ‸a; }`, "a", "inherit a;"],
    [`{ inherit (c) a ‸b; }`, "b", "b"],
    [`{ inherit (c) ‸b; }`, "b", "inherit (c) b;"],
  ])("the binding: %s, %s", async (marked, option, text) => {
    const { located, source } = await locatedAt(marked, option, { on: "name" });
    expect(located?.binding && source(located.binding)).toBe(text);
  });

  test.each([
    [`{ ‸a = lib.mkForce "x"; }`, "x"],
    [`{ ‸a = ("x"); }`, "x"],
    [`{ ‸a = true; }`, true],
    [`{ ‸a = -08; }`, -8],
    [`{ ‸a = 1.5; }`, 1.5],
    [`{ ‸a = http://x; }`, "http://x"],
    [`{ ‸a = x; }`, undefined],
    [`{ ‸a = "x\${y}"; }`, undefined],
    [`{ ‸a = ./x; }`, undefined],
    [`{ ‸a = null; }`, undefined],
    [`{ ‸a = 9223372036854775807; }`, undefined],
  ])("the literal: %s", async (marked, literal) => {
    expect((await locatedAt(marked, "a", { on: "value" })).located?.literal).toBe(literal);
  });

  test.each([
    [`{ ‸a.b = 1; }`, "b"],
    [`{ ‸a."b" = 1; }`, "b"],
    [`{ ‸a.\${"b"} = 1; }`, "b"],
    [`{ ‸a.\${b} = 1; }`, undefined],
    [`{ a = { inherit ‸b; }; }`, undefined],
  ])("the name: %s", async (marked, literal) => {
    expect((await locatedAt(marked, "a.b", { on: "name" })).located?.literal).toBe(literal);
  });
});

describe("syntax that the grammar does not know", () => {
  test.each([
    [`{ a = { inherit; }; ‸b = 1; }`, "b", "b", "1"],
    [`{ ‸a = { inherit; }; b = 1; }`, "a", "a", undefined],
    [`{ ‸a.b = 1 |> f; }`, "a.b", "b", undefined],
    [`{ a = x |> f { ‸b = 1; }; }`, "a.b", undefined, undefined],
    [`{ a = f { ‸b = 1; c = 2 |> g; }; }`, "a.b", "b", "1"],
    [`f: { ‸a = { g, h, }: 1; b = 1; }`, "a", "a", undefined],
  ])("%s", async (marked, option, name, value) => {
    expect(await textAt(marked, option, { on: "name" })).toBe(name);
    expect(await textAt(marked, option, { on: "value" })).toBe(value);
    expect((await parseMarked(marked)).source.hasErrors).toBe(true);
  });
});

describe("what stands before it", () => {
  test.each([
    ["a byte order mark", "\uFEFF{ ‸a = 1; }"],
    ["carriage returns", "{\r# c\r  ‸a = 1;\r}"],
    ["carriage returns and line feeds", "{\r\n# c\r\n  ‸a = 1;\r\n}"],
    ["tabs", "{\t\t/*\t*/\t‸a\t=\t1; }"],
    ["wide characters", '{ b = "🙂é𝄞"; /* 🙂 */ ‸a = 1; }'],
  ])("%s", async (_, marked) => {
    expect(await textAt(marked, "a", { on: "name" })).toBe("a");
    expect(await textAt(marked, "a", { on: "value" })).toBe("1");
  });
});
