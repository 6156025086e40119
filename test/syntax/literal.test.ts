import { execFileSync } from "node:child_process";

import { expect, test } from "vitest";

import { literalOf } from "../../src/syntax/literal.ts";
import { loadSyntax } from "../../src/syntax/load-syntax.ts";
import { nixProgram } from "../evaluation/evaluate-configuration.ts";

const LITERALS = [
  String.raw`"a\"b\\c\nd\te\rf\${g}$h$$i\j"`,
  '"a\r\nb\rc"',
  '"\\\r\nb"',
  '"🙂é"',
  "''a''",
  "''\n''",
  "''   ''",
  "''\n    a\n  ''",
  "''\n    a\n\n      b\n    ''",
  "''  a\n    b''",
  "''\n    a\n   \n  b''",
  "''\n\ta\n\tb''",
  "''\n  ''\\n  a\n    b\n''",
  "''\n    ''${a}\n     '''b'''\n    $$c $ ' d''\\te\n  ''",
  "''a\n  b\n''",
  "''\r\n  a\r\n  b''",
  "''\n  a ''",
  "''\n  a\n   ''",
  "080",
  "1.5",
  ".5",
  "1.5e3",
  "(-3)",
  "true",
  "(false)",
  "http://example.org/a?b=c",
];

test("literals say what they say to Nix", async () => {
  const syntax = await loadSyntax();
  const said = LITERALS.map((literal) => {
    const expression = syntax.parse("literal.nix", literal).root.field("expression");
    return expression && literalOf(expression);
  });
  expect(said).toEqual(evaluated(`[ ${LITERALS.join("\n")} ]`));
});

/** One evaluation without store and network, which cannot take long. */
function evaluated(expression: string): unknown {
  const options = ["--extra-experimental-features", "nix-command", "--store", "dummy://", "--json", "--offline"];
  const answer = execFileSync(nixProgram(), ["eval", ...options, "--expr", expression], {
    encoding: "utf8",
    timeout: 30_000,
  });
  return JSON.parse(answer);
}
