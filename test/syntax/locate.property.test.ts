import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";

import { loadSyntax, type Syntax } from "../../src/syntax/load-syntax.ts";
import { locate } from "../../src/syntax/locate.ts";
import { placeAfter } from "./marked.ts";
import { CONFIGURATION } from "./written-configuration.ts";

let syntax: Syntax;

beforeAll(async () => {
  syntax = await loadSyntax();
});

test("names and values are where they were written", () => {
  fc.assert(
    fc.property(CONFIGURATION, ({ text, definitions }) => {
      const source = syntax.parse("random.nix", text);
      expect(source.hasErrors).toBe(false);
      const spanOf = ([start, end]: readonly [number, number]) => {
        const [from, to] = [placeAfter(text.slice(0, start)), placeAfter(text.slice(0, end))];
        return { file: "random.nix", ...from, endLine: to.line, endColumn: to.column };
      };
      for (const { loc, at, name, value } of definitions) {
        const place = placeAfter(text.slice(0, at));
        const named = locate(source, place, loc, { on: "name" });
        expect(named).toMatchObject({ span: spanOf(name), exact: true, literal: loc.at(-1) });
        expect(locate(source, place, loc, { on: "value" })).toMatchObject({ span: spanOf(value), exact: true });
      }
    }),
    { numRuns: 300 },
  );
});
