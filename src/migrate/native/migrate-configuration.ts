import { finishEvaluation } from "../../evaluation/finish-evaluation.ts";
import type { EvaluationNotes } from "../../evaluation/evaluation.ts";
import { lowerDocument } from "../../lower-document.ts";
import type { StartedLowering } from "../../start-lowering.ts";
import type { MigrationResult } from "../common/migration-result.ts";
import { planNative } from "./plan-native.ts";

/** Where the files are to go, and what may be lost. */
export interface NativeWishes {
  /** Absolute. */
  readonly out: string;
  /** Options that may be lost: `OPTION`, or `containers.NAME.OPTION`. */
  readonly accept: readonly string[];
}

type Migrated = { readonly notes: EvaluationNotes } & (
  | Omit<Extract<MigrationResult, { kind: "planned" }>, "readSource">
  | Omit<Exclude<MigrationResult, { kind: "planned" }>, "readSource">
);

/** From a configuration that Nix is evaluating to the plan for plain systemd. Throws for bugs only. */
export async function migrateConfiguration(started: StartedLowering, wishes: NativeWishes): Promise<Migrated> {
  const { evaluation, notes } = await finishEvaluation(started);
  if (evaluation.kind === "failed") {
    return { kind: "failed", diagnostics: [...notes.diagnostics, evaluation.diagnostic], notes };
  }
  if (evaluation.kind === "refused") {
    return { kind: "refused", diagnostics: [...notes.diagnostics, ...evaluation.diagnostics], notes };
  }
  const { document } = evaluation;
  const lowered = lowerDocument(document, started.options);
  const { host } = lowered;
  // A finding says the same of the unit that takes its place.
  const others = lowered.diagnostics.filter(({ code }) => code !== "unit-not-merged");
  const diagnostics = [...notes.diagnostics, ...others];
  if (host === undefined) return { kind: "refused", diagnostics, notes };
  const { release, facts } = started.options;
  return {
    kind: "planned",
    diagnostics,
    notes,
    plan: planNative({ document, lowered, host, release, facts, ...wishes }),
  };
}
