import type { ReleaseName } from "../../lowering/releases/release-name.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ComparedHost } from "../diff/artifact.ts";
import { comparedTree } from "../diff/compared-tree.ts";
import type { SideName } from "../diff/difference-json.ts";
import { comparedHost } from "../diff/host-artifacts.ts";
import { isTree, readTree } from "../diff/read-tree.ts";
import type { ConfigurationInput } from "../evaluation/configuration-input.ts";
import { finishLowering } from "../finish-lowering.ts";
import { beginEvaluation, type BegunEvaluation, type GivenFacts } from "./begin-evaluation.ts";
import { chosenRelease } from "./chosen-release.ts";
import type { SideFlags } from "./diff-flags.ts";
import { givenRelease } from "./given-release.ts";
import { printNotes } from "./print-notes.ts";
import { diffPurpose } from "./purpose.ts";

/** What became of one side of a comparison. */
export interface DiffSide {
  readonly name: SideName;
  /** The release that a switch to it is to; undefined for a directory tree of which it is not given. */
  readonly release: ReleaseName | undefined;
  /** The host, or why there is none: `refused` where the configuration is wrong. */
  readonly result: ComparedHost | "refused" | "failed";
  /** The containers that it has, also where the result is limited to some of them. */
  readonly declared: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined for a tree. */
  readonly input: ConfigurationInput | undefined;
}

export interface DiffSideOrder {
  readonly input: string | ConfigurationInput | undefined;
  /** As the command line names it. */
  readonly label: string;
  readonly flags: SideFlags;
  readonly given: GivenFacts;
}

/**
 * Lowers a configuration, which may be under way already, or reads a tree. Throws a `UsageError` or an `InputError` for
 * what the user has to change.
 */
export async function diffSide(order: DiffSideOrder, begun: BegunEvaluation | undefined): Promise<DiffSide> {
  const { input, label, flags, given } = order;
  if (begun === undefined && typeof input === "string" && isTree(input)) return treeSide(input, flags);
  const evaluation = begun ?? beginEvaluation({ input, flags, given, purpose: diffPurpose });
  const { started } = evaluation;
  const found = await finishLowering(started);
  const { release } = chosenRelease(evaluation, found.notes);
  printNotes(found.notes, evaluation, "lowering");
  return {
    name: { input: label, release: release.name },
    release: release.name,
    result: found.kind === "lowered" ? comparedHost(found.host) : found.kind,
    declared: found.kind === "lowered" ? found.declared : [],
    diagnostics: found.diagnostics,
    input: started.options.input,
  };
}

function treeSide(directory: string, flags: SideFlags): DiffSide {
  const release = givenRelease(flags.release, flags.releaseOption)?.release.name;
  const result = comparedTree(readTree(directory));
  return {
    name: { input: directory, release: release ?? null },
    release,
    result,
    declared: result.artifacts.flatMap(({ container }) => container ?? []),
    diagnostics: [],
    input: undefined,
  };
}
