import { expect, test } from "vitest";

import { pathBelow, reachesUnchanged, tidyPath } from "../../../src/lints/mounts/mount-path.ts";

test.each([
  ["/", "/"],
  ["//", "/"],
  ["/a//b/./c/", "/a/b/c"],
  ["/..a/.b/../c", "/..a/.b/../c"],
])("tidies %j to %j", (path, tidy) => {
  expect(tidyPath(path)).toBe(tidy);
});

test.each([
  ["/a", "/a/b/c", "/b/c"],
  ["/", "/a", "/a"],
  ["/a", "/a", undefined],
  ["/", "/", undefined],
  ["/a", "/ab", undefined],
  ["/a/b", "/a", undefined],
])("below %j, %j is %j", (outer, inner, below) => {
  expect(pathBelow(outer, inner)).toBe(below);
});

test("leaves paths alone that the shell makes something else of", () => {
  const unchanged = (kind: "bind" | "tmpfs") => (path: string) => reachesUnchanged(path, kind);
  expect(["/a b", "/a'b", "/$a", "/a*", "/a\\b", "/a;b"].filter(unchanged("tmpfs"))).toEqual([]);
  expect(["/a b", '/a"b', "/a\\b", "/a\nb"].filter(unchanged("bind"))).toEqual([]);
  expect(["/a'b", "$HOME/a", "/a;b"].every(unchanged("bind"))).toBe(true);
  expect(["/a-b_c.d+e,f@g=h%i~j:k", "/ä"].every(unchanged("tmpfs"))).toBe(true);
});
