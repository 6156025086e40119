import { resolve } from "node:path";

import { finishLowering, type LowerResult } from "../finish-lowering.ts";
import type { MigrationResult } from "../migrate/common/migration-result.ts";
import { planImperative } from "../migrate/imperative/plan-imperative.ts";
import { chooseRelease } from "../releases/choose-release.ts";
import { beginEvaluation } from "./begin-evaluation.ts";
import { givenFacts } from "./given-facts.ts";
import { chosenNixpkgs, givenRelease, nixpkgsInUse } from "./given-release.ts";
import { givenRenamings } from "./given-renamings.ts";
import { printChosen } from "./print-notes.ts";
import type { MigrateImperativeFlags, MigrateRequest } from "./request.ts";

type ImperativeRequest = Extract<MigrateRequest, { migration: "imperative" }>;

const DEFAULT_OUT = "imperative-containers.nix";

/** `nixctr migrate imperative`: the plan. Throws a `UsageError` or an `InputError` for what the user has to change. */
export async function migrateImperative({ directory, flags }: ImperativeRequest): Promise<MigrationResult> {
  const renamings = givenRenamings(flags.rename);
  const chosen = chooseRelease(givenRelease(flags.release), nixpkgsInUse(chosenNixpkgs(flags.nixpkgs)));
  printChosen(chosen, "migrating", flags);
  return planImperative({
    directory,
    release: chosen.release,
    guest: flags.guest,
    only: flags.only,
    renamings,
    out: resolve(flags.out ?? DEFAULT_OUT),
    lower: (configuration, guests) => lower(configuration, guests, flags),
  });
}

/** What the systems of the containers are is not known. */
function lower(text: string, guests: readonly string[], given: MigrateImperativeFlags): Promise<LowerResult> {
  const { only: _, ...flags } = given;
  const { facts, saidFacts } = givenFacts(flags);
  const systems = guests.map((name) => [name, `/nix/store/…-nixos-system-${name}`] as const);
  const { started } = beginEvaluation({
    input: { kind: "stdin", text },
    flags,
    given: { facts: { ...facts, toplevels: { ...Object.fromEntries(systems), ...facts.toplevels } }, saidFacts },
    purpose: { form: "document" },
  });
  return finishLowering(started);
}
