import { join } from "node:path";

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
}

/** Writes the smallest configuration of each cause into a directory of its own, with a README; gives the directories. */
export function saveExamples(report: RandomReport, options: SaveOptions): ReadonlyMap<Cause, string> {
  const saved = new Map<Cause, string>();
  for (const cause of report.causes) {
    const directory = join(options.directory, nameFor(cause, report, saved.size));
    writeFiles(directory, cause.minimal.files);
    writeFiles(directory, new Map([["README.md", readme(cause, report, options)]]));
    saved.set(cause, directory);
  }
  return saved;
}

/** Two causes can have their examples from one configuration. */
function nameFor({ minimal }: Cause, { seed, causes }: RandomReport, at: number): string {
  const before = causes.slice(0, at).filter((cause) => cause.minimal.index === minimal.index).length;
  return `${seed}-${minimal.index}${before === 0 ? "" : `-${before + 1}`}`;
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
