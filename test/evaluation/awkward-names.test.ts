import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { nixString } from "../../src/evaluation/nix-string.ts";
import { sameText } from "../../src/evaluation/same-text.ts";
import { evaluateFile, saidOf } from "./evaluate-configuration.ts";

const directory = mkdtempSync(join(tmpdir(), "nixctr-names-"));
afterAll(() => rmSync(directory, { recursive: true }));

const NAMES = ["a(b", "a[b", "a*b", "+", "a\\b", 'a"b', "a.b", "a)b", "a b", "$", "${a}", "in"];

let files = 0;

async function saidAbout(source: string) {
  const file = join(directory, `${files++}.nix`);
  writeFileSync(file, source);
  return saidOf(await evaluateFile(file));
}

test.concurrent.each(NAMES)("an option of NixOS below %s is named", async (name) => {
  const said = await saidAbout(`{ config, ... }: { containers.a.hostAddress = config.services.${nixString(name)}.z; }`);
  expect(said).toMatchObject([{ code: "needs-nixos", loc: ["services", name, "z"] }]);
});

test.concurrent.each(NAMES)("%s that another set lacks is no matter of an inherit beside it", async (name) => {
  const said = await saidAbout(
    `{ config, ... }: let inherit (config.x) y; in { containers.a.hostAddress = { }.${nixString(name)}; }`,
  );
  expect(said).toMatchObject([{ code: "evaluation-error", message: `attribute '${name}' missing` }]);
});

test.concurrent("a quoted name is found in an inherit", async () => {
  const said = await saidAbout(
    `{ config, ... }: let inherit (config.services."a(b") y; in { containers.a.hostAddress = y; }`,
  );
  expect(said).toMatchObject([{ code: "needs-nixos", loc: ["services", "a(b"] }]);
});

test("names in quotes, as newer versions of Nix write them, are shown as older ones do", () => {
  for (const name of NAMES)
    expect(sameText(`attribute '${nixString(name)}' missing`)).toBe(`attribute '${name}' missing`);
  expect(sameText(String.raw`attribute '"a\nb"' missing`)).toBe("attribute 'a\nb' missing");
  expect(sameText("attribute 'a' missing")).toBe("attribute 'a' missing");
});
