import fc from "fast-check";
import { expect, test } from "vitest";

import { rewriteBindMounts } from "../../../../src/migrate/release/rewrites/rewrite-bind-mounts.ts";
import { applyEdits } from "../../../../src/fixes/apply-edits.ts";
import { loadSyntax } from "../../../../src/syntax/load-syntax.ts";

const syntax = await loadSyntax();

/** A text before and after. */
type Pair = readonly [before: string, after: string];

const same = (text: string): Pair => [text, text];
const joined = (...pairs: readonly Pair[]): Pair => [
  pairs.map(([before]) => before).join(""),
  pairs.map(([, after]) => after).join(""),
];

const word = fc.stringMatching(/^[a-z]{1,5}$/);
const lineEnd = fc.constantFrom("\n", "\r\n");
const blanks = fc.constantFrom("", " ", "  ", "\t");
const blockComment = word.map((text) => `/* [ { mountPoint = "${text}"; */`);
const lineComment = fc.tuple(word, lineEnd).map(([text, end]) => `# ] ${text} }${end}`);
/** What may stand between any two tokens. */
const trivia = fc
  .array(fc.oneof(blanks, lineEnd, blockComment, lineComment), { maxLength: 3 })
  .map((all) => all.join(""));

const setting = fc.constantFrom(
  'hostPath = "/srv/[x]";',
  "isReadOnly = false;",
  "inherit hostPath;",
  "hostPath = x.mountPoint;",
);
const settings = fc.array(fc.tuple(trivia, setting), { maxLength: 2 }).map((all) => all.flat().join(""));

/** `mountPoint` on a line that has nothing else goes with it, or else up to what follows. */
const ownLine = fc.tuple(lineEnd, blanks, blanks, lineEnd, blanks).map(
  ([first, indent, trailing, last, next]) =>
    (name: string) =>
      [`${first}${indent}mountPoint = "${name}";${trailing}${last}${next}`, `${first}${next}`] as const,
);
const inLine = fc.tuple(fc.constantFrom(" ", "/**/ "), blanks, fc.oneof(blockComment, lineComment)).map(
  ([before, behind, next]) =>
    (name: string) =>
      [`${before}mountPoint = "${name}";${behind}${next}`, `${before}${next}`] as const,
);

const element = fc
  .tuple(
    settings,
    trivia,
    fc.oneof(ownLine, inLine),
    settings,
    trivia,
    fc.boolean(),
    fc.constantFrom("", "lib.mkIf c "),
  )
  .map(([before, gap, point, behind, end, isWrapped, call]) => (name: string): Pair => {
    // A line of its own begins behind a line end; whatever is in a line with something else is in it already.
    const [was, is] = point(name);
    const [open, close] = isWrapped || call !== "" ? [`(${call}{`, "})"] : ["{", "}"];
    const set = joined(same(`${open}${before}${gap}`), [was, is], same(`${behind}${end}${close}`));
    return joined(["", `"${name}" = `], set, ["", ";"]);
  });

const list = fc.tuple(trivia, fc.array(fc.tuple(element, trivia), { maxLength: 3 })).map(([start, elements]): Pair => {
  const inner = elements.map(([make, behind], index) => joined(make(`/m/${index}`), same(behind)));
  return joined(["[", "{"], same(start), ...inner, ["]", "}"]);
});

const binding = fc
  .tuple(trivia, trivia, list, trivia, fc.constantFrom("", "lib.mkForce ", "with lib; ", "let c = true; in "))
  .map(([before, gap, lists, behind, call]) =>
    joined(same(`${before}bindMounts =${gap}${call}`), lists, same(`${behind};`)),
  );

test("mounts become a set in every layout, and nothing else changes", () => {
  fc.assert(
    fc.property(binding, trivia, settings, ([before, after], around, others) => {
      const [head, tail] = [`{ lib, ... }:${around} {${others} containers.web = {`, `};${around}}`];
      const source = syntax.parse("/etc/nixos/configuration.nix", `${head}${before}${tail}`);
      expect(source.hasErrors).toBe(false);
      const start = head.length + before.search(/bindMounts =/);
      const place = source.source.placeOf(start);
      const span = { file: source.file, ...place, endLine: place.line, endColumn: place.column };
      const diagnostic = { code: "wrong-type", loc: ["containers", "web", "bindMounts"], span };
      const rewritten = rewriteBindMounts({ diagnostic, source, definitionsOf: () => 1 });
      if (rewritten === undefined || !("edits" in rewritten)) throw new Error("not rewritten");
      expect(applyEdits(source.source, rewritten.edits).text).toBe(`${head}${after}${tail}`);
    }),
    { numRuns: 500 },
  );
});
