import { randomUUID } from "node:crypto";

import { describeFailure, ranOutOfMemory } from "../../evaluation/describe-failure.ts";
import { NIX_ENVIRONMENT } from "../../evaluation/nix-environment.ts";
import { parseNixLog } from "../../evaluation/nix-log.ts";
import { type Limits, type Outcome, runLimited } from "../../evaluation/run-limited.ts";
import { batchCommand, type BatchSubject, standardInputOf } from "./batch-command.ts";
import type { EvaluatedNixos, NixosResult } from "./evaluated-nixos.ts";
import { type NixosRecord, parseRecord } from "./nixos-record.ts";
import { createToldListener, type Told } from "./told.ts";

/** What one process has to evaluate, and with what. */
export interface Batch {
  readonly nix: string;
  /** The time is for each subject, the memory for the process. */
  readonly limits: Limits;
  readonly store: string;
  readonly document: string;
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
  | { readonly kind: "no-document"; readonly outcome: Outcome };

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
    environment: NIX_ENVIRONMENT,
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

function trackProgress({ nix, limits, subjects, hand }: Batch): Progress {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), Math.min(limits.seconds * 1000, MAX_TIMEOUT_MILLISECONDS));
  let finished = 0;
  let since = performance.now();
  let document: Outcome | null = null;
  const result = (of: NixosResult): void => {
    const now = performance.now();
    hand({ result: of, document, seconds: (now - since) / 1000 });
    [finished, since, document] = [finished + 1, now, null];
    timer.refresh();
  };
  return {
    hear({ index, part, value }) {
      if (index !== finished) return;
      if (part === "document") document = answered(value);
      else result(recorded(value));
    },
    late: late.signal,
    stop: () => clearTimeout(timer),
    finish(outcome) {
      const wanted = subjects[finished]?.want;
      if (wanted === undefined) return { kind: "done" };
      const log = parseNixLog("stderr" in outcome ? outcome.stderr : "");
      const isRefused = outcome.kind === "exit" && (log.error !== null || overflowed(log.other));
      if (finished > 0 && !isRefused && ranOutOfMemory(log)) return { kind: "full" };
      if (isRefused && document === null && wanted.includes("document")) return { kind: "no-document", outcome };
      const message = (): string => describeFailure(outcome, log, { limits, nix }).message;
      const interrupted = outcome.kind === "interrupted";
      result(isRefused ? { kind: "refused", log } : { kind: "failed", message: message(), interrupted });
      return { kind: interrupted ? "aborted" : "done" };
    },
  };
}

/** What timers can count to. */
const MAX_TIMEOUT_MILLISECONDS = 2 ** 31 - 1;

/** Nix 2.8 ends like this, without a log message, where newer versions report a call depth. */
function overflowed(lines: readonly string[]): boolean {
  return lines.some((line) => line.includes("stack overflow"));
}

function answered(value: unknown): Outcome {
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
