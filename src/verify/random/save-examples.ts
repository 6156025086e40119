import { join } from "node:path";

import { toOutputError } from "../../output/output-error.ts";
import { mismatchGroups } from "../report/mismatch-groups.ts";
import { createPaint } from "../report/paint.ts";
import { renderMismatchGroup } from "../report/render-mismatch-group.ts";
import type { VerifyStyle } from "../report/verify-style.ts";
import { describeAttribution } from "../report/describe-attribution.ts";
import type { Cause, RandomReport } from "./random-report.ts";
import { writeFiles } from "./write-files.ts";

export interface SaveOptions {
  /** The directory that the examples get directories in, which is made where it is missing. */
  readonly directory: string;
  /** The `nix` program that was used. */
  readonly nix: string;
  /** Where the examples of causes are that were saved before; what is saved is added. */
  readonly saved: Map<Cause, string>;
}

/**
 * Writes the smallest configuration of each cause into a directory of its own, with a README, and notes the directory.
 * Throws an `OutputError` where one cannot be written.
 */
export function saveExamples(report: RandomReport, options: SaveOptions): void {
  const { directory, saved } = options;
  for (const cause of report.causes) {
    const own = join(directory, nameFor(cause, report, new Set(saved.values()), directory));
    try {
      writeFiles(own, new Map([...cause.minimal.files, ["README.md", readme(cause, report, options)]]));
    } catch (error) {
      throw toOutputError(error, own);
    }
    saved.set(cause, own);
  }
}

/** Two causes can have their examples from one configuration, and with several nixpkgs there are several of a number. */
function nameFor({ minimal }: Cause, { seed }: RandomReport, taken: ReadonlySet<string>, directory: string): string {
  const name = `${seed}-${minimal.index}`;
  for (let at = 1; ; at += 1) {
    const numbered = at === 1 ? name : `${name}-${at}`;
    if (!taken.has(join(directory, numbered))) return numbered;
  }
}

function readme({ changes, minimal }: Cause, { seed, release, nixpkgs }: RandomReport, { nix }: SaveOptions): string {
  const sentences = describeAttribution({ changes, options: [] });
  return [
    "# A configuration of which NixOS and nixctr do not make the same",
    "",
    `It is made from configuration ${minimal.index} of seed ${seed} for NixOS ${release}; the nixpkgs is \`${nixpkgs}\`.`,
    "",
    ...(sentences.length === 0 ? ["No change of a release explains it."] : sentences).flatMap((each) => [each, ""]),
    ...mismatchGroups(minimal.verified).flatMap((group) => [
      "```diff",
      renderMismatchGroup(group, PLAIN).trimEnd(),
      "```",
      "",
    ]),
    "Again:",
    "",
    "```console",
    `$ NIXCTR_NIX=${nix} nixctr verify --nixpkgs ${nixpkgs} --release ${release} configuration.nix`,
    "```",
    "",
  ].join("\n");
}

const PLAIN: VerifyStyle = { paint: createPaint(false), width: 100, verbose: true, showFile: (file) => file };
