import { expect, test } from "vitest";

import { parseOptionPath } from "../../src/nixos/parse-option-path.ts";

test.each<[text: string, loc: readonly string[]]>([
  ["a", ["a"]],
  ["networking.hostName", ["networking", "hostName"]],
  ['environment.etc."a/b.conf".text', ["environment", "etc", "a/b.conf", "text"]],
  ['a."\\"b\\" \\\\ \\${c}".d', ["a", '"b" \\ ${c}', "d"]],
  ["containers.web.bindMounts./a.source", ["containers", "web", "bindMounts", "/a", "source"]],
  ["a.[definition 1-entry 2].b", ["a", "[definition 1-entry 2]", "b"]],
  ['a.b"c"', ["a", 'b"c"']],
])("%s", (text, loc) => {
  expect(parseOptionPath(text)).toEqual(loc);
});
