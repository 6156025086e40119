import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { checkFile } from "../check-file.ts";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));

// NixOS says it of containers with `config`, and one finding is enough.
test.each([
  ["interface-name-too-long/config", "19.09"],
  ["interface-name-too-long/config", "20.09"],
  ["underscore-in-container-name/config", "24.05"],
  ["underscore-in-container-name/config", "26.05"],
])("no lint speaks of %s in %s, where NixOS refuses the name", async (fixture, release) => {
  const { diagnostics } = await checkFile(`${fixtures}${fixture}.nix`, release);
  expect(diagnostics.map(({ code }) => code)).toEqual(["failed-assertion"]);
});
