import { basename, join } from "node:path";

import { type ConfigurationInput, resolveInput } from "../evaluation/configuration-input.ts";
import { finishEvaluation } from "../evaluation/finish-evaluation.ts";
import { questions } from "../lints/questions.ts";
import type { MigrationResult } from "../migrate/common/migration-result.ts";
import { chooseFrom } from "../migrate/release/choose-from.ts";
import { pinnedReleases } from "../migrate/release/pinned-release.ts";
import { planRelease } from "../migrate/release/plan-release.ts";
import { projectDirectory } from "../migrate/release/project-directory.ts";
import { flakeQuestions, ownQuestions } from "../migrate/release/questions.ts";
import type { ReleaseOrder } from "../migrate/release/release-order.ts";
import type { ChosenRelease } from "../releases/choose-release.ts";
import type { Release } from "../releases/releases.ts";
import type { StartedLowering } from "../start-lowering.ts";
import { beginEvaluation } from "./begin-evaluation.ts";
import { givenFacts } from "./given-facts.ts";
import { chosenNixpkgs, givenRelease, nixpkgsInUse } from "./given-release.ts";
import { givenRenamings } from "./given-renamings.ts";
import { usage } from "./given-values.ts";
import { printIgnored } from "./print-notes.ts";
import { diffPurpose } from "./purpose.ts";
import type { EvaluationFlags, MigrateReleaseFlags, MigrateRequest } from "./request.ts";
import { settleInterrupted } from "./settle-interrupted.ts";
import { createSourceReader } from "./source-reader.ts";
import { UsageError } from "./usage-error.ts";

type ReleaseRequest = Extract<MigrateRequest, { migration: "release" }>;

/** `nixctr migrate release`: the plan. Throws a `UsageError` or an `InputError` for what the user has to change. */
export async function migrateRelease({ input: given, flags }: ReleaseRequest): Promise<MigrationResult> {
  const to = givenRelease(flags.to, "--to")?.release;
  if (to === undefined) throw usage("nixctr migrate release needs to know the release after it: --to RELEASE");
  const renamings = givenRenamings(flags.rename);
  const input = resolveInput(given, process.cwd());
  if (input.kind === "stdin") throw usage("nixctr migrate release changes files: standard input is none");
  const order = input.kind === "flake" ? await orderOfFlake(input, to, flags) : orderOfFile(input, to, flags);
  return planRelease({ ...order, to, renamings, readSource: createSourceReader([input]) });
}

type OwnOrder = Pick<ReleaseOrder, "started" | "file" | "project" | "fromReason">;

function orderOfFile(input: Input<"file">, to: Release, flags: MigrateReleaseFlags): OwnOrder {
  if (basename(input.path) === "flake.nix")
    throw new UsageError(`${input.path} is no module: name a host of the flake, as DIRECTORY#HOST`);
  const project = projectDirectory(input.path);
  settleInterrupted(project, flags);
  const from = clear(
    chooseFrom({
      given: givenRelease(flags.from, "--from"),
      nixpkgs: nixpkgsInUse(chosenNixpkgs(flags.nixpkgs)),
      pins: pinnedReleases(input.path),
      to,
    }),
  );
  const started = begin(input, { ...flags, release: from.release.name });
  return { started, file: input.path, project, fromReason: from.reason };
}

/** The nixpkgs of the flake says which release it is for, which is known once it is evaluated. */
async function orderOfFlake(input: Input<"flake">, to: Release, flags: MigrateReleaseFlags): Promise<OwnOrder> {
  const { directory, dir } = input.flake;
  if (directory === null)
    throw new UsageError("nixctr migrate release changes files: name the flake by the directory that it is in");
  settleInterrupted(directory, flags);
  printIgnored(input, flags);
  const started = begin(input, flags.from === undefined ? flags : { ...flags, release: flags.from });
  const { notes } = await finishEvaluation(started);
  const place = { file: join(directory, dir, "flake.nix"), project: directory };
  // What is wrong with it is told once it is evaluated for a release, whatever that is.
  if (notes.nixos === undefined) return { ...place, started, fromReason: "not known" };
  const nixpkgs = { version: notes.nixos.version ?? undefined };
  const from = clear(chooseFrom({ given: givenRelease(flags.from, "--from"), nixpkgs, pins: [], to }));
  const options = { ...started.options, release: from.release, releaseFollows: false };
  return { ...place, started: { ...started, options }, fromReason: from.reason };
}

type Input<Kind> = Extract<ConfigurationInput, { kind: Kind }>;

function begin(input: ConfigurationInput, flags: EvaluationFlags): StartedLowering {
  const more = input.kind === "flake" ? flakeQuestions : [];
  const { started } = beginEvaluation({
    input,
    flags: { ...flags, releaseOption: "--from" },
    given: givenFacts(flags),
    purpose: { ...diffPurpose, questions: [...questions, ...ownQuestions, ...more], lenient: true },
  });
  return started;
}

function clear(chosen: ReturnType<typeof chooseFrom>): ChosenRelease {
  if ("release" in chosen) return chosen;
  throw new UsageError(
    `the release that the configuration is for is not clear: ${chosen.unclear}. Give it with --from`,
  );
}
