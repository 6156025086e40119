import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";

import { quotedShellEffect, shellEffect } from "../../../src/lints/values/shell-effect.ts";

const empty = mkdtempSync(join(tmpdir(), "nixctr-shell-"));
afterAll(() => {
  rmSync(empty, { recursive: true });
});

/** The words that bash makes of a flag with the value in a script; undefined where it refuses the script. */
function wordsOf(value: string): readonly string[] | undefined {
  try {
    const script = `printf '%s\\0' --tmpfs=${value}`;
    const output = execFileSync("bash", ["-f", "-c", script], {
      cwd: empty,
      encoding: "utf8",
      stdio: "pipe",
      timeout: 5000,
    });
    return output.split("\0").slice(0, -1);
  } catch {
    return undefined;
  }
}

const effectOf = (value: string) => shellEffect(value, (text) => `--tmpfs=${text}`);

describe("shellEffect", () => {
  const cases: readonly (readonly [value: string, code: string | undefined])[] = [
    ["/var:mode=0755,size=10%", undefined],
    ["'/a b;$c'", undefined],
    ['/"a b"/c', undefined],
    ["/a b", "value-split"],
    ["/a*[b]?~!#", undefined],
    ["/a$", undefined],
    ["/a$b", "value-expanded"],
    ["/${a:-b}", "value-expanded"],
    ["/$(id -u)", "value-expanded"],
    ["/{a,b}", "value-expanded"],
    ["/{1..3}", "value-expanded"],
    ["/{a}", undefined],
    ["/a;b", "value-cut-off"],
    ["/a #b", "value-cut-off"],
    ["/a\nb", "value-cut-off"],
    ["/don't", "characters-lost"],
    [String.raw`/a\b`, "characters-lost"],
  ];

  test.each(cases)("%j", (value, code) => {
    expect(effectOf(value)?.code).toBe(code);
  });

  test("bash sees what is said, in anything without commands", () => {
    const unit = fc.constantFrom("a", "/", " ", "'", '"', ",", ".", "*", "?", "[", "]", "=", ":", "#", "%");
    const value = fc.string({ unit, maxLength: 8 }).map((text) => `/${text}`);
    fc.assert(
      fc.property(value, (text) => {
        const effect = effectOf(text);
        const words = wordsOf(text);
        if (effect === undefined)
          expect(words).toEqual([`--tmpfs=${text.trimEnd().replace(/'([^']*)'|"([^"]*)"/g, "$1$2")}`]);
        else expect(words).not.toEqual([`--tmpfs=${text}`]);
        if (effect?.code === "value-split" && !/["']/.test(text)) expect(words).toEqual(effect.words);
      }),
      { numRuns: 150 },
    );
  });
});

describe("quotedShellEffect", () => {
  test.each([
    ["br-lan", undefined],
    ["br 0;a|b{c,d}*'#", undefined],
    [String.raw`a\b`, undefined],
    ["br-$USER", "value-expanded"],
    ["`id -u`", "value-expanded"],
    ['br"0"', "characters-lost"],
    [String.raw`a\\b`, "characters-lost"],
  ])("%j", (value, code) => {
    expect(quotedShellEffect(value)?.code).toBe(code);
  });

  test("bash sees what is said, in anything without commands", () => {
    const unit = fc.constantFrom("a", " ", "'", '"', "\\", ",", "*", "?", ";", "&", "(", "{", "}", "#", "%", "~");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 8 }), (text) => {
        const words = wordsOf(`"${text}"`);
        if (quotedShellEffect(text) === undefined) expect(words).toEqual([`--tmpfs=${text}`]);
        else expect(words).not.toEqual([`--tmpfs=${text}`]);
      }),
      { numRuns: 150 },
    );
  });
});
