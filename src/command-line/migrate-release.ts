import { resolveInput } from "../evaluation/configuration-input.ts";
import { questions } from "../lints/questions.ts";
import type { MigrationResult } from "../migrate/common/migration-result.ts";
import { chooseFrom } from "../migrate/release/choose-from.ts";
import { pinnedReleases } from "../migrate/release/pinned-release.ts";
import { planRelease } from "../migrate/release/plan-release.ts";
import type { Renaming } from "../migrate/release/rename/rename-in-text.ts";
import { ownQuestions } from "../migrate/release/questions.ts";
import type { ChosenRelease } from "../releases/choose-release.ts";
import type { Release } from "../releases/releases.ts";
import { beginEvaluation } from "./begin-evaluation.ts";
import { givenFacts } from "./given-facts.ts";
import { chosenNixpkgs, givenRelease, nixpkgsInUse } from "./given-release.ts";
import { usage } from "./given-values.ts";
import { diffPurpose } from "./purpose.ts";
import type { MigrateReleaseFlags, MigrateRequest } from "./request.ts";
import { createSourceReader } from "./source-reader.ts";
import { UsageError } from "./usage-error.ts";

type ReleaseRequest = Extract<MigrateRequest, { migration: "release" }>;

/** `nixctr migrate release`: the plan. Throws a `UsageError` or an `InputError` for what the user has to change. */
export async function migrateRelease({ input: given, flags }: ReleaseRequest): Promise<MigrationResult> {
  const to = givenRelease(flags.to, "--to")?.release;
  if (to === undefined) throw usage("nixctr migrate release needs to know the release after it: --to RELEASE");
  const renamings = flags.rename.map(renaming);
  const input = resolveInput(given, process.cwd());
  if (input.kind === "stdin") throw usage("nixctr migrate release changes files: standard input is none");
  // A whole NixOS is that of one release, and this is about two.
  if (input.kind === "flake")
    throw new UsageError("nixctr migrate release needs the file that the host's modules begin with");
  if (flags.eval === "nixos") throw usage("--eval nixos: nixctr migrate release evaluates for two releases");
  const from = chosenFrom(input.path, to, flags);
  const { started } = beginEvaluation({
    input,
    flags: { ...flags, eval: "standalone", release: from.release.name, releaseOption: "--from" },
    given: givenFacts(flags),
    purpose: { ...diffPurpose, questions: [...questions, ...ownQuestions] },
  });
  const readSource = createSourceReader([input]);
  return planRelease({ started, file: input.path, to, fromReason: from.reason, renamings, readSource });
}

function chosenFrom(file: string, to: Release, flags: MigrateReleaseFlags): ChosenRelease {
  const chosen = chooseFrom({
    given: givenRelease(flags.from, "--from"),
    nixpkgs: nixpkgsInUse(chosenNixpkgs(flags.nixpkgs)),
    pins: pinnedReleases(file),
    to,
  });
  if ("release" in chosen) return chosen;
  throw new UsageError(
    `the release that the configuration is for is not clear: ${chosen.unclear}. Give it with --from`,
  );
}

/** `OLD=NEW`, of which the new name has to be one that every release takes. */
function renaming(given: string): Renaming {
  const [, from, to] = /^([^=]+)=(.+)$/s.exec(given) ?? [];
  if (from === undefined || to === undefined) throw usage(`--rename ${given}: not of the form OLD=NEW`);
  if (/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(to)) return { from, to };
  throw usage(`--rename ${given}: a name has letters, digits, and hyphens between them`);
}
