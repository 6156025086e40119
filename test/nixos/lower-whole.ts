import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll } from "vitest";

import type { LoweredHost } from "../../lowering/types.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { resolveInput } from "../../src/evaluation/configuration-input.ts";
import { defaultFacts } from "../../src/facts/default-facts.ts";
import { lowerConfiguration, type LowerResult } from "../../src/finish-lowering.ts";
import type { LowerOptions } from "../../src/start-lowering.ts";
import { nixProgram, releaseNamed, SYSTEM } from "../evaluation/evaluate-configuration.ts";

/** A small nixpkgs with a NixOS, which says that it is 26.05. */
export const STAND_IN = fileURLToPath(new URL("../stand-in", import.meta.url));

const scratch = realpathSync(mkdtempSync(join(tmpdir(), "nixctr-nixos-")));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A new directory with files of the given content. */
export function directoryOf(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(scratch, "test-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
  return directory;
}

/** Lowers `configuration.nix` of a directory as a part of the stand-in's NixOS. */
export function lowerWhole(directory: string, changes: Partial<LowerOptions> = {}): Promise<LowerResult> {
  const input = { kind: "file", path: join(directory, "configuration.nix") } as const;
  return lowerConfiguration({
    ...COMMON,
    input,
    nixpkgs: STAND_IN,
    nixos: { source: { kind: "configuration", nixpkgs: STAND_IN, input, system: SYSTEM }, when: "always" },
    ...changes,
  });
}

/** Lowers a module as a part of the stand-in's NixOS. */
export function lowerModule(module: string, changes?: Partial<LowerOptions>): Promise<LowerResult> {
  return lowerWhole(directoryOf({ "configuration.nix": module }), changes);
}

/** Lowers a host of a flake, which INPUT names from a directory. */
export function lowerFlake(
  input: string,
  directory: string,
  changes: Partial<LowerOptions> = {},
): Promise<LowerResult> {
  const found = resolveInput(input, directory);
  if (found.kind !== "flake") throw new Error(`${input} is no flake`);
  return lowerConfiguration({
    ...COMMON,
    input: found,
    releaseFollows: true,
    nixos: { source: { kind: "flake", flake: found.flake }, when: "always" },
    ...changes,
  });
}

const COMMON = {
  release: releaseNamed("26.05"),
  facts: defaultFacts(SYSTEM),
  nix: nixProgram(),
  limits: { seconds: 60, mebibytes: 4096 },
} as const;

/** The host that came of it. Throws where there is none. */
export function hostOf(result: LowerResult): LoweredHost {
  if (result.kind === "lowered") return result.host;
  throw new Error(result.diagnostics.map(({ message }) => message).join("\n"));
}

/** A diagnostic in a line: its code, the place in files below `directory`, and the first line of its message. */
export function shownIn(directory: string): (diagnostic: Diagnostic) => string {
  return ({ code, span, message }) => {
    const place = span === null ? "nowhere" : `${span.file}:${span.line}:${span.column}`;
    return `${code} at ${place}: ${message.split("\n")[0]}`.replaceAll(`${directory}/`, "");
  };
}

/** What is found in a configuration of one file, which a line each tells. */
export async function foundIn(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const directory = directoryOf(files);
  const { diagnostics } = await lowerWhole(directory);
  return diagnostics.map(shownIn(directory));
}
