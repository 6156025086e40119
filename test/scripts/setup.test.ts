import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

import { temporaryDirectory } from "../output/temporary-directory.ts";

const setup = new URL("../../scripts/setup.mjs", import.meta.url);
const PROGRAM = `import { findNix } from ${JSON.stringify(setup.href)};
  console.log(findNix(...JSON.parse(process.argv[1])));`;

/** What `findNix` says in a process of this `PATH`. */
function findNix(path: string, ...args: readonly (readonly string[])[]): unknown {
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", PROGRAM, JSON.stringify(args)], {
    env: { PATH: path },
    encoding: "utf8",
  });
  return JSON.parse(output);
}

/** A directory with a file `nix` of this mode. */
function placeOf(mode: number): string {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, "nix"), "#!/bin/sh\n", { mode });
  return directory;
}

describe("the setup", () => {
  it("finds nix on PATH, and where its installers put it", () => {
    const empty = temporaryDirectory();
    expect(findNix(empty, [])).toBe(false);
    expect(findNix(`${empty}:${placeOf(0o755)}`, [])).toBe(true);
    expect(findNix(empty, [empty, placeOf(0o755)])).toBe(true);
  });

  it("takes no file that cannot be run", () => {
    const withDirectory = temporaryDirectory();
    mkdirSync(join(withDirectory, "nix"));
    expect(findNix(`${placeOf(0o644)}:${withDirectory}`, [placeOf(0o644)])).toBe(false);
  });

  it("looks in the places that nixctr looks in", () => {
    const placesIn = (url: URL) => /USUAL_PLACES = (\[.*?\]);/s.exec(readFileSync(fileURLToPath(url), "utf8"))?.[1];
    expect(placesIn(setup)).toContain("/bin");
    expect(placesIn(setup)).toBe(placesIn(new URL("../../src/evaluation/find-nix.ts", import.meta.url)));
  });
});
