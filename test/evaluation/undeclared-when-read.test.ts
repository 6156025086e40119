import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { defaultFacts } from "../../src/facts/default-facts.ts";
import { lowerConfiguration } from "../../src/finish-lowering.ts";
import { parseRelease } from "../../src/releases/release-name.ts";

const directory = mkdtempSync(join(tmpdir(), "nixctr-undeclared-"));
afterAll(() => rmSync(directory, { recursive: true }));

/** The messages about a configuration that defines `my.unknown`, which is not declared, beside `my.known`, which is. */
async function messages(releaseName: string, path: string): Promise<readonly string[]> {
  const file = join(directory, "configuration.nix");
  writeFileSync(
    file,
    `{ lib, config, ... }:
    {
      options.my.known = lib.mkOption { default = "x"; };
      config.my.unknown = 1;
      config.containers.a.path = ${path};
    }`,
  );
  const release = parseRelease(releaseName);
  if (release === undefined) throw new Error(`${releaseName} is not modelled`);
  const { diagnostics } = await lowerConfiguration({
    input: { kind: "file", path: file },
    release,
    facts: defaultFacts(),
    nix: "nix",
    limits: { seconds: 30, mebibytes: 2048 },
  });
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ message }) => message.split(" defined ")[0] ?? "");
}

const REFUSED = ["The option `my.unknown'"];

test.each([
  ["18.03", '"/a"', []],
  ["20.03", '"/a"', []],
  ["20.09", '"/a"', REFUSED],
  ["18.03", '"/${config.my.known}"', REFUSED],
  ["20.03", '"/${config.my.known}"', REFUSED],
  ["20.09", '"/${config.my.known}"', REFUSED],
])("in %s, with the path %s", async (release, path, expected) => {
  expect(await messages(release, path)).toEqual(expected);
});
