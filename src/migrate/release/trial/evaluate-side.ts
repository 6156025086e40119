import { moduleWith } from "../../../../lowering/module-release.ts";
import type { Facts } from "../../../../lowering/types.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { EvaluationDocument } from "../../../evaluation/evaluation-schema.ts";
import { type FinishedEvaluation, finishEvaluation } from "../../../evaluation/finish-evaluation.ts";
import type { EvaluationNotes } from "../../../evaluation/evaluation.ts";
import { hostSurroundings } from "../../../lints/host-surroundings.ts";
import { runLints } from "../../../lints/run-lints.ts";
import { type LoweredDocument, lowerDocument } from "../../../lower-document.ts";
import { settledOptions } from "../../../nixos/settled-options.ts";
import { reportChecks } from "../../../report-checks.ts";
import type { LowerOptions, StartedLowering } from "../../../start-lowering.ts";

/** A configuration as a release sees it. */
export type Side = EvaluatedSide | UnevaluatedSide;

export interface EvaluatedSide {
  readonly kind: "evaluated";
  readonly options: LowerOptions;
  readonly document: EvaluationDocument;
  /** Without a host where the release refuses it. */
  readonly lowered: LoweredDocument;
  /** What lints find where it does not. */
  readonly findings: readonly Diagnostic[];
  readonly notes: EvaluationNotes;
  readonly unseen: Unseen;
}

/** There is not even a document. */
export interface UnevaluatedSide {
  readonly kind: "refused" | "failed";
  readonly diagnostics: readonly Diagnostic[];
  readonly notes: EvaluationNotes;
  readonly unseen: Unseen;
}

/** Files of which the evaluation has seen the text that they have, in place of the one that it was to see. */
export type Unseen = readonly string[];

/** What stood for a configuration while it was evaluated. */
export interface Disguise {
  /** The directory that stood for `/`. */
  readonly root: string;
  /** The name that the tree of a flake has in the store as it is; undefined where there is no flake. */
  readonly storeName: string | undefined;
  /** The configuration itself. */
  readonly input: LowerOptions["input"];
  /** The files that have another text there. */
  readonly files: readonly string[];
}

/** What is known before a side is evaluated. */
export interface SideContext {
  /** Of one in a shadow tree: places are those of the files that it is a shadow of. */
  readonly disguise?: Disguise | undefined;
  /** What the host contributes: the same on both sides. Else it is what the evaluation says. */
  readonly facts?: Facts | undefined;
}

/** The end of an evaluation. */
export async function evaluateSide(started: StartedLowering, { disguise, facts }: SideContext = {}): Promise<Side> {
  const found = await finishEvaluation(started);
  const { finished, unseen } = disguise === undefined ? { finished: found, unseen: [] } : undisguised(found, disguise);
  const { evaluation, notes } = finished;
  const settled = settledOptions(started.options, finished);
  const options = { ...settled, facts: facts ?? settled.facts, input: disguise?.input ?? settled.input };
  const rest = { notes, unseen };
  if (evaluation.kind === "failed") return { kind: "failed", diagnostics: [evaluation.diagnostic], ...rest };
  if (evaluation.kind === "refused") return { kind: "refused", diagnostics: evaluation.diagnostics, ...rest };
  // The values are those of the release that it is evaluated for, be the NixOS of another one.
  const document = { ...evaluation.document, nixos: undefined };
  const lowered = lowerDocument(document, options);
  const findings = lowered.host === undefined ? [] : lintsOf(document, lowered, options);
  return { kind: "evaluated", options, document, lowered, findings, ...rest };
}

function lintsOf(
  document: EvaluationDocument,
  lowered: LoweredDocument,
  { release }: LowerOptions,
): readonly Diagnostic[] {
  return runLints({
    release,
    containers: lowered.containers,
    guests: lowered.guests,
    node: document.containers,
    host: lowered.hostOptions,
    surroundings: hostSurroundings(document.surroundings),
  });
}

/** Everything that the side says is wrong; empty where it has a host. */
export function errorsOf(side: Side): readonly Diagnostic[] {
  if (side.kind === "evaluated") return errorsIn(side.lowered, side);
  return side.diagnostics.filter(isError);
}

/** What is wrong with definitions. Of containers that are right, it is told also where others are not. */
export function errorsIn(
  lowered: LoweredDocument,
  { document, options }: Pick<EvaluatedSide, "document" | "options">,
): readonly Diagnostic[] {
  const own = lowered.diagnostics.filter(isError);
  if (lowered.host !== undefined) return own;
  const { hostOptions: host, guests } = lowered;
  const module = moduleWith(options.release.has, host.stateVersion);
  const containers = Object.fromEntries(lowered.containers);
  const checks = reportChecks(module, { containers, host, facts: options.facts, guests }, document.containers);
  return [...own, ...checks.filter(isError)];
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

interface Undisguised {
  readonly finished: FinishedEvaluation;
  readonly unseen: Unseen;
}

/** What an evaluation gives is plain data. A file that is named as it is was reached by its absolute path. */
function undisguised(found: FinishedEvaluation, { root, storeName, files }: Disguise): Undisguised {
  const json = JSON.stringify(found);
  const unseen = files.filter((file) => json.includes(JSON.stringify(file)));
  const there = json.replaceAll(inJson(root), "");
  // It is named by all that is in it.
  const edited = found.notes.nixos?.flake?.storeName;
  const named = edited === undefined || storeName === undefined ? there : there.replaceAll(edited, storeName);
  return { finished: JSON.parse(named) as FinishedEvaluation, unseen };
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
