import { readFileSync } from "node:fs";

import type { Facts } from "../../lowering/types.ts";
import { resolveInput } from "../evaluation/configuration-input.ts";
import { findNix } from "../evaluation/find-nix.ts";
import { findNixpkgs, isNixpkgs, versionOfNixpkgs } from "../evaluation/find-nixpkgs.ts";
import { defaultFacts } from "../facts/default-facts.ts";
import { type LowerOptions, lowerConfiguration } from "../lower-configuration.ts";
import { chooseRelease } from "../releases/choose-release.ts";
import { parseRelease } from "../releases/release-name.ts";
import { type Release, releases } from "../releases/releases.ts";
import type { ExitStatus } from "./exit-status.ts";
import { NIX_MISSING } from "./nix-missing.ts";
import { UsageError } from "./usage-error.ts";

/** The options of `nixctr lower`, as commander gives them. */
export interface LowerFlags {
  readonly release?: string;
  readonly nixpkgs?: string;
  readonly eval: "standalone" | "auto";
  readonly facts?: string;
  readonly system?: readonly string[];
  readonly only?: readonly string[];
  readonly format?: "cat" | "json";
  readonly out?: string;
  readonly timeout: number;
  readonly maxMemory: number;
  readonly quiet?: true;
  readonly verbose?: true;
  readonly color: boolean;
}

/** `nixctr lower [INPUT]`. Throws a `UsageError` or an `InputError` for what the user has to change. */
export async function lowerCommand(input: string | undefined, flags: LowerFlags): Promise<ExitStatus> {
  if (flags.out !== undefined && flags.format !== undefined) {
    throw new UsageError("--out writes files: it cannot be combined with --format");
  }
  const nixpkgs = chosenNixpkgs(flags.nixpkgs);
  const chosen = chooseRelease(givenRelease(flags.release), nixpkgs && versionOfNixpkgs(nixpkgs));
  const given = flags.facts === undefined ? undefined : await readFacts(flags.facts);
  const options: LowerOptions = {
    input: resolveInput(input, process.cwd()),
    release: chosen.release,
    facts: withSystems(given?.facts ?? defaultFacts(), flags.system),
    systemGiven: given?.systemGiven ?? false,
    nix: requiredNix(),
    nixpkgs,
    limits: { seconds: flags.timeout, mebibytes: flags.maxMemory },
    only: flags.only,
  };
  const lowering = lowerConfiguration(options);
  const { reportLowering } = await import("./report-lowering.ts");
  return reportLowering(await lowering, { options, chosen, flags });
}

function requiredNix(): string {
  const nix = findNix(process.env);
  if (nix !== undefined) return nix;
  const given = process.env["NIXCTR_NIX"];
  throw new UsageError(given ? `NIXCTR_NIX=${given}: no such program` : NIX_MISSING);
}

function givenRelease(name: string | undefined): Release | undefined {
  if (name === undefined) return undefined;
  const release = parseRelease(name);
  if (release !== undefined && release.name === name) return release;
  throw new UsageError(`--release ${name}: not modelled; there is ${releases.map((known) => known.name).join(", ")}`);
}

function chosenNixpkgs(given: string | undefined): string | undefined {
  if (given === undefined) return findNixpkgs(process.env["NIX_PATH"]);
  if (isNixpkgs(given)) return findNixpkgs(`nixpkgs=${given}`);
  throw new UsageError(`--nixpkgs ${given}: no nixpkgs, it has no lib/default.nix`);
}

interface GivenFacts {
  readonly facts: Facts;
  readonly systemGiven: boolean;
}

async function readFacts(file: string): Promise<GivenFacts> {
  const { FactsError, parseFacts, saysSystem } = await import("../facts/parse-facts.ts");
  try {
    const text = readFileSync(file, "utf8");
    return { facts: parseFacts(text), systemGiven: saysSystem(text) };
  } catch (error) {
    if (error instanceof FactsError) throw new UsageError(error.message.replace(/^/gm, `--facts ${file}: `));
    throw new UsageError(`--facts ${file}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOENT" ? "no such file" : code === "EISDIR" ? "a directory" : "not readable";
}

/** `--system NAME=PATH` goes before what the facts say. */
function withSystems(facts: Facts, systems: readonly string[] = []): Facts {
  const given = systems.map((system) => {
    const [, name, path] = /^([^=]+)=(\/.*)$/s.exec(system) ?? [];
    if (name === undefined || path === undefined)
      throw new UsageError(`--system ${system}: not of the form NAME=/PATH`);
    return [name, path] as const;
  });
  return { ...facts, toplevels: { ...facts.toplevels, ...Object.fromEntries(given) } };
}
