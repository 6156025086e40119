import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { readAssignment, splitWords } from "../../../src/lints/values/environment-file.ts";

describe("readAssignment", () => {
  /** What systemd 252 makes of the line `NAME=…`. */
  const readBySystemd: readonly (readonly [text: string, value: string])[] = [
    ["/with space", "/with space"],
    ["  around  ", "around"],
    [String.raw`a\ \b   `, "a b"],
    [`a"b"c 'd'`, `a"b"c 'd'`],
    [`"a" "b"  c`, "abc"],
    [`"a"#b`, "a#b"],
    ["a # b", "a # b"],
    ["a\nb", "a"],
    ['"a\nb"', "a\nb"],
    ["'a\\b'", "a\\b"],
    [String.raw`"a\"b\\c\$d\e"`, String.raw`a"b\c$d\e`],
    ['"/srv/x and "more":/mnt/my files x\\y z "', '/srv/x and more":/mnt/my files xy z "'],
    ['"a\\\nb"', "ab"],
    ["a\\\nb", "ab"],
    ['"open\\', "open"],
  ];

  test.each(readBySystemd)("%j", (text, value) => {
    expect(readAssignment(text)).toBe(value);
  });

  test("what is quoted as systemd.exec(5) says is the value", () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(readAssignment(`"${value.replace(/["\\`$]/g, "\\$&")}"`)).toBe(value);
      }),
    );
  });
});

test("splitWords splits at what IFS holds", () => {
  expect(splitWords("  --a=b\tc\n d ")).toEqual(["--a=b", "c", "d"]);
  expect(splitWords(" ")).toEqual([]);
});
