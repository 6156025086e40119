import { describe, expect, test } from "vitest";

import { locate } from "../../src/syntax/locate.ts";
import { missingSemicolon } from "../../src/syntax/missing-semicolon.ts";
import type { ParsedSource } from "../../src/syntax/parsed-source.ts";
import type { Place } from "../../src/syntax/source-text.ts";
import { syntaxErrorSpan } from "../../src/syntax/syntax-error-span.ts";
import { describeLocated, describeSpan } from "./describe-located.ts";
import { fixtureNames, type Group, parseFixture, readJson, readLoc, readPlace } from "./fixture.ts";

/** The definitions of each option, as `FILE:LINE:COLUMN VALUE`, and what is other since a version of Nix. */
interface Positions {
  readonly since?: Readonly<Record<string, Positions>>;
  readonly [option: string]: readonly string[] | Positions["since"];
}

interface DefinitionSpans {
  readonly name: string;
  readonly value: string;
  readonly entries?: readonly string[];
}

interface ErrorSpans {
  readonly span: string;
  readonly unclosed?: string;
  /** Where the `;` is missing. */
  readonly missing?: string;
}

describe.each(["ok", "gap"] as const)("what the definitions of %s are", (group) => {
  test.each(fixtureNames(group))("%s", async (name) => {
    const spans = readJson<Record<string, readonly DefinitionSpans[]>>(group, `${name}.spans`);
    const { since = {}, ...positions } = readJson<Positions>(group, `${name}.expected`);
    // Whatever version of Nix gives the positions, they mean the same definitions.
    for (const change of [{}, ...Object.values(since)]) {
      expect(await spansAt(group, { ...positions, ...change })).toEqual(spans);
    }
  });
});

describe("what is wrong at an error", () => {
  test.each(fixtureNames("err"))("%s", async (name) => {
    const spans = readJson<ErrorSpans>("err", `${name}.spans`);
    const { at, since = {} } = readJson<{ at: string; since?: Record<string, { at?: string }> }>(
      "err",
      `${name}.expected`,
    );
    const source = await parseFixture("err", `${name}.nix`);
    expect(errorSpans(source, readPlace(at).at)).toEqual(spans);
    for (const change of Object.values(since)) {
      const { span: _, ...others } = errorSpans(source, readPlace(change.at ?? at).at);
      expect(spans).toMatchObject(others);
    }
  });
});

async function spansAt(group: Group, positions: Positions): Promise<Record<string, readonly DefinitionSpans[]>> {
  const options = Object.entries(positions).map(async ([option, definitions]) => {
    if (!isDefinitions(definitions)) throw new Error(`no definitions: ${option}`);
    const spans = definitions.map((definition) => definitionSpans(group, option, definition));
    return [option, await Promise.all(spans)] as const;
  });
  return Object.fromEntries(await Promise.all(options));
}

function isDefinitions(definitions: Positions[string]): definitions is readonly string[] {
  return Array.isArray(definitions);
}

async function definitionSpans(group: Group, option: string, definition: string): Promise<DefinitionSpans> {
  const { file, at, rest } = readPlace(definition);
  const source = await parseFixture(group, file);
  const loc = readLoc(option);
  const entries = entriesOf(rest).map((text, index) => {
    const focus = { on: "entry", index, ...(text !== undefined && { text }) } as const;
    return describeLocated(source, locate(source, at, loc, focus));
  });
  return {
    name: describeLocated(source, locate(source, at, loc, { on: "name" })),
    value: describeLocated(source, locate(source, at, loc, { on: "value" })),
    ...(entries.length > 0 && { entries }),
  };
}

/** The strings of a list, undefined for other elements: `["a" …]`. */
function entriesOf(value: string): readonly (string | undefined)[] {
  const [, elements = ""] = /\[(.*)\]$/s.exec(value) ?? [];
  return Array.from(elements.matchAll(/"(?:[^"\\]|\\.)*"|…/g), ([element]) => {
    return element === "…" ? undefined : (JSON.parse(element) as string);
  });
}

function errorSpans(source: ParsedSource, at: Place): ErrorSpans {
  const { span, unclosed } = syntaxErrorSpan(source, at);
  const missing = missingSemicolon(source, at);
  return {
    span: describeSpan(source, span),
    ...(unclosed && { unclosed: describeSpan(source, unclosed) }),
    ...(missing && { missing: `${missing.line}:${missing.column}` }),
  };
}
