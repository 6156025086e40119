import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

import { describe, expect, test } from "vitest";

import { nixctr } from "./nixctr.ts";

const directory = fileURLToPath(new URL("bad-cases/", import.meta.url));
const names = readdirSync(directory)
  .filter((file) => file.endsWith(".nix"))
  .map((file) => file.slice(0, -".nix".length));

/** Those that the module accepts although they do not work: only lints have something to say. */
const ACCEPTED = ["names", "port-range"];

/** The release whose words the module system had when lists of definitions did not show their values yet. */
const COMMAND = ["check", "--quiet", "--release", "19.03"];

describe("what is said of a bad configuration, in full", () => {
  test.concurrent.each(names)("%s", async (name) => {
    const expected = readFileSync(join(directory, `${name}.txt`), "utf8");
    const plain = await nixctr([...COMMAND, `${name}.nix`], { directory });
    expect(plain).toEqual({ status: ACCEPTED.includes(name) ? 0 : 1, signal: null, stdout: expected, stderr: "" });
    const coloured = await nixctr([...COMMAND, `${name}.nix`], {
      directory,
      environment: { FORCE_COLOR: "1" },
    });
    expect(coloured.stdout).not.toBe(expected);
    expect(stripVTControlCharacters(coloured.stdout)).toBe(expected);
  });

  test.each(names)("%s keeps to 80 columns but for the words of NixOS", (name) => {
    const lines = readFileSync(join(directory, `${name}.txt`), "utf8").split("\n");
    for (const line of lines.filter((text) => !text.startsWith("error["))) expect(line.length).toBeLessThanOrEqual(80);
  });
});
