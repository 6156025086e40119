import { allowanceFindings } from "../allowances/allowance-findings.ts";
import { readAllowances } from "../allowances/read-allowances.ts";
import { type CheckResult, finishCheck } from "../check-configuration.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { placeDiagnostics } from "../diagnostics/place-diagnostics.ts";
import { sortDiagnostics } from "../diagnostics/sort-diagnostics.ts";
import { beginEvaluation, type BegunEvaluation, type GivenFacts } from "./begin-evaluation.ts";
import { chosenRelease } from "./chosen-release.ts";
import { printNotes } from "./print-notes.ts";
import { checkPurpose } from "./purpose.ts";
import type { CheckFlags } from "./request.ts";
import { createSourceReader, type SourceReader } from "./source-reader.ts";

/** What is to be checked. */
export interface CheckOrder {
  readonly inputs: readonly (string | undefined)[];
  readonly flags: CheckFlags;
  readonly given: GivenFacts;
}

/** What came of it. */
export interface CheckedInputs {
  /** Name of the release that was checked for. */
  readonly release: string;
  readonly containers: number;
  /** Whether Nix could not evaluate one of the inputs, for a reason that is not the configuration's. */
  readonly failed: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly readSource: SourceReader;
}

/**
 * Checks all inputs, the first of which may be under way already, and says on standard error what is to be known
 * beside the findings. Throws a `UsageError` or an `InputError` for what the user has to change.
 */
export async function checkInputs(order: CheckOrder, begun: BegunEvaluation | undefined): Promise<CheckedInputs> {
  const { inputs, flags, given } = order;
  const evaluations: BegunEvaluation[] = [];
  const results = [];
  const releases: string[] = [];
  // One by one: each may take all the memory that it is allowed.
  for (const [index, input] of inputs.entries()) {
    const own = index === 0 ? begun : undefined;
    const evaluation = own ?? beginEvaluation({ input, flags, given, purpose: checkPurpose });
    const result = await finishCheck(evaluation.started);
    const { release } = chosenRelease(evaluation, result.notes);
    printNotes(result.notes, evaluation, releases.includes(release.name) ? null : "checking");
    releases.push(release.name);
    evaluations.push(evaluation);
    results.push(result);
  }
  const readSource = createSourceReader(evaluations.map(({ started }) => started.options.input));
  const found = await placeDiagnostics(
    results.flatMap(({ diagnostics }) => diagnostics),
    readSource,
  );
  const files = new Set(results.flatMap((result) => [...result.files]));
  const allowances = await readAllowances([...files], readSource);
  const complete = flags.only === undefined && results.every(isComplete);
  return {
    release: releases[0] ?? "",
    containers: results.reduce((sum, { containers }) => sum + containers, 0),
    failed: results.some(({ kind }) => kind === "failed"),
    diagnostics: sortDiagnostics(allowanceFindings(found, allowances, { complete })),
    readSource,
  };
}

/** What the result says of a part of the configuration that was not looked at. */
const LEFT_OUT: readonly string[] = ["import-skipped", "beside-not-evaluated"];

function isComplete({ kind, diagnostics }: CheckResult): boolean {
  return kind === "checked" && !diagnostics.some(({ code }) => LEFT_OUT.includes(code));
}
