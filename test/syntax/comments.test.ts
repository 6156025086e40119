import { expect, test } from "vitest";

import { commentsIn } from "../../src/syntax/comments.ts";
import { loadSyntax } from "../../src/syntax/load-syntax.ts";
import { describeSpan } from "./describe-located.ts";

async function commentsOf(text: string): Promise<readonly string[]> {
  return commentsIn((await loadSyntax()).parse("comments.nix", text)).map((comment) => comment.text);
}

test("are what follows a number sign, or stands between the marks", async () => {
  expect(await commentsOf("# one\n{ a = 1; /* two\n three */ } #three")).toEqual([" one", " two\n three ", "three"]);
});

test("have spans", async () => {
  const source = (await loadSyntax()).parse("comments.nix", '{ é = "🙂"; # one\r\n}\n');
  expect(commentsIn(source).map(({ span }) => describeSpan(source, span))).toEqual(["1:16-1:21 `# one`"]);
});

test.each([
  ["a string", '{ a = "# no /* no */"; }'],
  ["an indented string", "{ a = ''\n # no\n ''${ # no\n '''# no\n ''; }"],
  ["a string with a dollar before the brace", '{ a = "$${ # no }"; }'],
  ["a string with an escaped quotation mark", '{ a = "\\" # no"; }'],
  ["a name", '{ "# no" = 1; }'],
  ["a path", "[ ./a/b http://x/ <c/d> ]"],
])("nothing in %s is one", async (_, text) => {
  expect(await commentsOf(text)).toEqual([]);
});

test.each([
  ["in an interpolation", '"${1 # yes\n }"'],
  ["in an interpolation of an indented string", "''${1 # yes\n }''"],
  ["behind an indented string with quotation marks", "''it'''s ''\\' '' # yes\n"],
  ["behind a path and a URI", "[ ./a.nix http://x/ # yes\n ]"],
  ["in a file with errors", "{ a = # yes\n"],
  ["in syntax that the grammar does not know", "{ a = 1 |> # yes\n f; }"],
  ["ended by a carriage return", "# yes\r{ }"],
])("one %s", async (_, text) => {
  expect(await commentsOf(text)).toEqual([" yes"]);
});
