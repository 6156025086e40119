import { execFileSync } from "node:child_process";

import { expect, test } from "vitest";

import { NIX_DIRECTORY } from "../../src/evaluation/nix-directory.ts";
import { nixPath } from "../../src/evaluation/nix-string.ts";
import { nixProgram } from "../evaluation/evaluate-configuration.ts";

const SECONDS = [
  0, 1, 86_399, 68_169_599, 68_169_600, 951_782_399, 951_782_400, 951_868_800, 1_735_689_599, 4_102_444_799,
  4_107_542_400,
];

test("dates of sources are those of the calendar", () => {
  const expression = `map (import ${nixPath(`${NIX_DIRECTORY}nixos/calendar.nix`)}).compactDate [ ${SECONDS.join(" ")} ]`;
  const args = ["--extra-experimental-features", "nix-command", "--json", "--impure", "--store", "dummy://"];
  const dates: unknown = JSON.parse(
    execFileSync(nixProgram(), ["eval", ...args, "--expr", expression], { encoding: "utf8" }),
  );
  expect(dates).toEqual(
    SECONDS.map((seconds) =>
      new Date(seconds * 1000)
        .toISOString()
        .replaceAll(/\D|\.000Z/g, "")
        .slice(0, 14),
    ),
  );
});
