import type { AttrsNode } from "./definitions/definition.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { DiagnosticCode } from "./diagnostics/messages.ts";
import type { EvaluationNotes } from "./evaluation/evaluation.ts";
import type { EvaluationDocument } from "./evaluation/evaluation-schema.ts";
import { finishEvaluation } from "./evaluation/finish-evaluation.ts";
import { hostSurroundings } from "./lints/host-surroundings.ts";
import { questions } from "./lints/questions.ts";
import { runLints } from "./lints/run-lints.ts";
import { definitionsOf } from "./options/definitions-of.ts";
import { type LowerOptions, type StartedLowering, startLowering } from "./start-lowering.ts";
import { isFailure } from "./toplevels/is-failure.ts";
import { type LoweredWithSystems, lowerWithSystems } from "./toplevels/lower-with-systems.ts";

/** What `nixctr check` found. */
export interface CheckResult {
  /** `failed` when Nix could not evaluate the configuration, for a reason that is not the configuration's. */
  readonly kind: "checked" | "refused" | "failed";
  /** Everything found: what `nixctr lower` says, then the findings of lints. */
  readonly diagnostics: readonly Diagnostic[];
  readonly notes: EvaluationNotes;
  /** How many containers were looked at. */
  readonly containers: number;
  /** The files that define containers, and those that findings are in. */
  readonly files: ReadonlySet<string>;
}

/** What is said of the result of lowering, and not of the configuration. */
const ABOUT_THE_RESULT: readonly string[] = [
  "host-option-used",
  "system-not-known",
  "unit-not-merged",
] satisfies readonly DiagnosticCode[];

/** The front half of `lowerConfiguration`, and the lints. Throws for bugs only. */
export function checkConfiguration(options: LowerOptions): Promise<CheckResult> {
  return finishCheck(startLowering({ ...options, questions }));
}

/** `checkConfiguration` from the end of the evaluation on. */
export async function finishCheck(started: StartedLowering): Promise<CheckResult> {
  const finished = await finishEvaluation(started);
  const { evaluation, notes } = finished;
  if (evaluation.kind === "evaluated") {
    return checkDocument(evaluation.document, await lowerWithSystems(started, evaluation.document, finished));
  }
  const own = evaluation.kind === "failed" ? [evaluation.diagnostic] : evaluation.diagnostics;
  return result(evaluation.kind, { notes, found: own, containers: 0, files: [] });
}

function checkDocument(document: EvaluationDocument, { lowered, options, notes }: LoweredWithSystems): CheckResult {
  const { host, diagnostics, containers, guests, defined, hostOptions } = lowered;
  const findings = runLints({
    release: options.release,
    containers,
    guests,
    node: document.containers,
    host: hostOptions,
    surroundings: hostSurroundings(document.surroundings),
  });
  const kind = host === undefined ? "refused" : diagnostics.some(isFailure) ? "failed" : "checked";
  return result(kind, {
    notes,
    found: [...diagnostics, ...findings],
    containers: defined,
    files: definitionFiles(document.containers),
  });
}

interface Found extends Pick<CheckResult, "notes" | "containers"> {
  readonly found: readonly Diagnostic[];
  readonly files: readonly string[];
}

function result(kind: CheckResult["kind"], { notes, found, containers, files }: Found): CheckResult {
  const diagnostics = [...notes.diagnostics, ...found].filter(({ code }) => !ABOUT_THE_RESULT.includes(code));
  return { kind, diagnostics, notes, containers, files: new Set([...files, ...diagnostics.flatMap(filesOf)]) };
}

function filesOf({ span, definitions }: Diagnostic): readonly string[] {
  return [...(span === null ? [] : [span.file]), ...definitions.map(({ at: [file] }) => file)];
}

function definitionFiles({ attrs }: AttrsNode): readonly string[] {
  return Object.values(attrs).flatMap((node) => definitionsOf(node, undefined).map(({ at: [file] }) => file));
}
