import { randomUUID } from "node:crypto";

import { describeFailure, ranOutOfMemory } from "../../evaluation/describe-failure.ts";
import { NIX_ENVIRONMENT } from "../../evaluation/nix-environment.ts";
import { type NixLog, parseNixLog } from "../../evaluation/nix-log.ts";
import { type Limits, type Outcome, runLimited } from "../../evaluation/run-limited.ts";
import { flakeEnvironment, withoutCopies } from "../../nixos/flake-store.ts";
import { batchCommand, type BatchPart, type BatchSubject, standardInputOf } from "./batch-command.ts";
import type { EvaluatedNixos, NixosResult } from "./evaluated-nixos.ts";
import { type NixosRecord, parseRecord } from "./nixos-record.ts";
import { createToldListener, type Told } from "./told.ts";

/** What one process has to evaluate, and with what. */
export interface Batch {
  readonly nix: string;
  /** The time is for each subject, the memory for the process. */
  readonly limits: Limits;
  readonly store: string;
  /** A Nix expression for the JSON of `releasesForNix`. */
  readonly releases: string;
  readonly subjects: readonly BatchSubject[];
  /** Gets each result when it is there, in the order of the subjects. */
  readonly hand: (result: EvaluatedNixos) => void;
  readonly abort: AbortSignal;
}

/** How a batch ended before all of its subjects had a result. */
export type BatchEnd =
  | { readonly kind: "done" | "aborted" }
  /** The process took too much memory for one more. */
  | { readonly kind: "full" }
  /** The definitions of the first subject without a result could not be evaluated. */
  | { readonly kind: "no-definitions"; readonly outcome: Outcome };

/** Evaluates subjects in one process, up to the first that is refused or fails. Never rejects. */
export async function runBatch(batch: Batch): Promise<BatchEnd> {
  const { nix, limits, subjects } = batch;
  const token = `nixctr-${randomUUID()} `;
  const progress = trackProgress(batch);
  const outcome = await runLimited({
    program: nix,
    args: batchCommand({ ...batch, token }),
    // The timer of the progress is stricter.
    limits: { ...limits, seconds: limits.seconds * subjects.length },
    environment: { ...NIX_ENVIRONMENT, ...flakeEnvironment(batch.store) },
    input: standardInputOf(subjects) ?? "",
    onStderr: createToldListener(token, progress.hear),
    abort: AbortSignal.any([batch.abort, progress.late]),
  });
  progress.stop();
  if (batch.abort.aborted) return { kind: "aborted" };
  return progress.finish(progress.late.aborted ? { kind: "time-limit", stderr: "" } : outcome);
}

interface Progress {
  readonly hear: (told: Told) => void;
  /** Aborted when a subject takes too long. */
  readonly late: AbortSignal;
  readonly stop: () => void;
  /** Makes sense of how the process ended. */
  readonly finish: (outcome: Outcome) => BatchEnd;
}

function trackProgress({ nix, limits, store, subjects, hand }: Batch): Progress {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), Math.min(limits.seconds * 1000, MAX_TIMEOUT_MILLISECONDS));
  let finished = 0;
  let since = performance.now();
  let told: TellingSoFar = {};
  const result = (of: NixosResult): void => {
    const now = performance.now();
    const documents = { definitions: answered(told.definitions), answers: answered(told.answers) };
    hand({ result: of, documents, seconds: (now - since) / 1000 });
    [finished, since, told] = [finished + 1, now, {}];
    timer.refresh();
  };
  return {
    hear({ index, part, value }) {
      if (index !== finished) return;
      told = { ...told, [part]: value };
      if (part === subjects[index]?.want.at(-1)) result(recorded(told.record));
    },
    late: late.signal,
    stop: () => clearTimeout(timer),
    finish(outcome) {
      const subject = subjects[finished];
      if (subject === undefined) return { kind: "done" };
      const end = endOf(outcome, subject, { nix, limits, store });
      if (finished > 0 && end.kind === "out-of-memory") return { kind: "full" };
      if (end.kind === "refused" && told.definitions === undefined && subject.want.includes("definitions")) {
        return { kind: "no-definitions", outcome };
      }
      // What is missing is what only NixOS can answer.
      if (told.record !== undefined) result(recorded(told.record));
      else result(end.kind === "refused" ? end : { ...end, kind: "failed" });
      return { kind: outcome.kind === "interrupted" ? "aborted" : "done" };
    },
  };
}

type TellingSoFar = { readonly [P in BatchPart]?: unknown };

type ProcessEnd =
  | { readonly kind: "refused"; readonly log: NixLog }
  | { readonly kind: "failed" | "out-of-memory"; readonly message: string; readonly interrupted: boolean };

/** Makes sense of how a process ended while it evaluated a subject. */
function endOf(
  ended: Outcome,
  { source }: BatchSubject,
  { store, ...limits }: Pick<Batch, "nix" | "limits" | "store">,
): ProcessEnd {
  const outcome = source.kind === "flake" ? withoutCopies(ended, store, source.flake) : ended;
  const log = parseNixLog("stderr" in outcome ? outcome.stderr : "");
  if (outcome.kind === "exit" && (log.error !== null || overflowed(log.other))) return { kind: "refused", log };
  const { message } = describeFailure(outcome, log, limits);
  const interrupted = outcome.kind === "interrupted";
  return { kind: ranOutOfMemory(log) ? "out-of-memory" : "failed", message, interrupted };
}

/** What timers can count to. */
const MAX_TIMEOUT_MILLISECONDS = 2 ** 31 - 1;

/** Nix 2.8 ends like this, without a log message, where newer versions report a call depth. */
function overflowed(lines: readonly string[]): boolean {
  return lines.some((line) => line.includes("stack overflow"));
}

function answered(value: unknown): Outcome | null {
  if (value === undefined) return null;
  return { kind: "exit", status: 0, stdout: JSON.stringify(value), isUtf8: true, stderr: "" };
}

function recorded(value: unknown): NixosResult {
  try {
    const record: NixosRecord = parseRecord(value);
    return { kind: "recorded", record };
  } catch (error) {
    return { kind: "failed", message: `nixctr cannot read what Nix told: ${String(error)}`, interrupted: false };
  }
}
