import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { readPlain } from "../../../src/verify/nixos/read-plain.ts";
import { nixProgram } from "../../evaluation/evaluate-configuration.ts";

const PLAIN = fileURLToPath(new URL("../../../nix/nixos/plain.nix", import.meta.url));

/** What comes back of a Nix value. */
function through(expression: string): unknown {
  const args = ["eval", "--extra-experimental-features", "nix-command", "--impure", "--store", "dummy://", "--json"];
  const json = execFileSync(nixProgram(), [...args, "--expr", `import ${PLAIN} (${expression})`], {
    encoding: "utf8",
    timeout: 20_000,
    killSignal: "SIGKILL",
  });
  return readPlain(JSON.parse(json));
}

test.each([
  ["plain values", `[ null true "a\\nb" 1 (-1) { } [ ] ]`, [null, true, "a\nb", 1, -1, {}, []]],
  ["the largest exact integer", "9007199254740991", 9007199254740991],
  [
    "integers beyond it",
    "[ 9007199254740992 9223372036854775807 (-9223372036854775807) ]",
    [2n ** 53n, 2n ** 63n - 1n, 1n - 2n ** 63n],
  ],
  ["paths", "[ /a/b ]", ["/a/b"]],
  ["derivations", `{ a = { type = "derivation"; outPath = "/nix/store/x"; }; }`, { a: "/nix/store/x" }],
  [
    "names that make a string of a set",
    `{ outPath = 1; __toString = 2; "\\nx" = 3; }`,
    { outPath: 1, __toString: 2, "\nx": 3 },
  ],
  ["a set that only looks like an integer", "{ integer = { a = 1; }; }", { integer: { a: 1 } }],
  ["what the module system has of its own", '{ _module = throw "no"; a = 1; }', { a: 1 }],
])("%s", (_, expression, value) => {
  expect(through(expression)).toEqual(value);
});
