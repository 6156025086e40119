import { execFileSync } from "node:child_process";

import fc from "fast-check";
import { expect, test } from "vitest";

import { nixPath, nixString } from "../../src/evaluation/nix-string.ts";
import { nixProgram } from "./evaluate-configuration.ts";

const AWKWARD = ["", "\\", '"', "${x}", "$${x}", "$", "\\${x}", "''", "\n", "\r\n", "\t", "é 🙂", "$\n{", '\\"', "a\\"];

const UNITS = ["$", "\\", "{", "}", '"', "'", "a", "\n", "\r", " ", "🙂"];

function evaluate(expression: string): unknown {
  const options = ["--extra-experimental-features", "nix-command", "--store", "dummy://", "--json"];
  return JSON.parse(execFileSync(nixProgram(), ["eval", ...options, "--expr", expression], { encoding: "utf8" }));
}

test("nixString gives the text back, whatever it contains", () => {
  const random = fc.sample(fc.string({ unit: fc.constantFrom(...UNITS) }), { numRuns: 300, seed: 1 });
  const texts = [...AWKWARD, ...random];
  expect(evaluate(`[ ${texts.map((text) => `(${nixString(text)})`).join(" ")} ]`)).toEqual(texts);
});

test("nixPath is the path value of a path with any characters", () => {
  const paths = ["/", "/a b", "/${x}", '/"', "/é", "/a\\b", "/~", "/<nixpkgs>", "/a:b", "/a\r\nb"];
  const list = paths.map((path) => nixPath(path)).join(" ");
  expect(evaluate(`map toString [ ${list} ]`)).toEqual(paths);
});
