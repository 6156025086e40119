import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { releaseOfNixos } from "../nixos/nixos-notes.ts";
import type { Beside, Evaluation, EvaluationNotes } from "./evaluation.ts";
import { describeFailure, unreadableAnswer } from "./describe-failure.ts";
import { describeRefusal, notUtf8 } from "./describe-refusal.ts";
import { type NixLog, parseNixLog } from "./nix-log.ts";
import { isBeside, parseNote, parseSurrounding } from "./nixctr-message.ts";
import { noteDiagnostics } from "./note-diagnostics.ts";
import { parseDocument } from "./parse-document.ts";
import type { Outcome } from "./run-limited.ts";
import type { EvaluateOptions } from "./start-evaluation.ts";

/** Makes sense of how `nix eval` ended. A partial document is never believed: only exit status 0 counts. */
export function readEvaluation(outcome: Outcome, options: EvaluateOptions): Evaluation {
  const log = parseNixLog("stderr" in outcome ? outcome.stderr : "");
  const notes = readNotes(log, outcome);
  if (outcome.kind === "exit" && outcome.status === 0) return readAnswer(outcome, notes);
  const refusal = outcome.kind === "exit" ? describe(log, options, notes) : undefined;
  // A flake that cannot be had is not wrong.
  if (refusal !== undefined && !isFetched(log, options)) return { kind: "failed", diagnostic: refusal, notes };
  if (refusal !== undefined) {
    return { kind: "refused", diagnostics: [refusal], notes, beside: besideOf(log) };
  }
  return { kind: "failed", diagnostic: describeFailure(outcome, log, options), notes };
}

function isFetched({ traces }: NixLog, { nixos }: EvaluateOptions): boolean {
  return nixos?.source.kind !== "flake" || traces.some((trace) => parseNote(trace)?.note === "flake");
}

function describe(log: NixLog, options: EvaluateOptions, notes: EvaluationNotes): Diagnostic | undefined {
  const { nixos } = options;
  const release = (nixos && releaseOfNixos(nixos, notes.nixos)) ?? options.release;
  return describeRefusal(log, { ...options, release, nixpkgs: options.nixpkgs ?? notes.nixos?.nixpkgs });
}

/** What comes from Nix is checked: another program may be in its place. */
function readAnswer({ stdout, isUtf8 }: Extract<Outcome, { kind: "exit" }>, notes: EvaluationNotes): Evaluation {
  if (!isUtf8) return { kind: "refused", diagnostics: [notUtf8()], notes, beside: { part: "any" } };
  try {
    return { kind: "evaluated", document: parseDocument(stdout), notes };
  } catch (error) {
    return { kind: "failed", diagnostic: unreadableAnswer(String(error)), notes };
  }
}

/** Where Nix crashed it does not say what it was evaluating. */
function besideOf({ error }: NixLog): Beside {
  if (error === null) return { part: "any" };
  const [loc] = error.frames.flatMap(({ text }) => [parseSurrounding(text) ?? []].filter(({ length }) => length > 0));
  if (loc !== undefined) return { part: "surroundings", loc };
  return error.frames.some(({ text }) => isBeside(text)) ? { part: "besides" } : null;
}

function readNotes(log: NixLog, outcome: Outcome): EvaluationNotes {
  const traces: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const notes = log.traces.flatMap((trace) => {
    const note = parseNote(trace);
    if (note === undefined) traces.push(trace);
    return note === undefined ? [] : [note];
  });
  diagnostics.push(...noteDiagnostics(notes));
  const nixos = notes.find((note) => note.note === "nixos");
  const cost = outcome.kind === "exit" ? outcome.cost : undefined;
  const defined = notes.some((note) => note.note === "containers");
  const flake = notes.find((note) => note.note === "flake");
  return {
    diagnostics,
    traces,
    warnings: log.warnings,
    ...(nixos && {
      nixos: {
        version: nixos.version,
        nixpkgs: nixos.nixpkgs,
        cost,
        defined,
        origin: JSON.stringify([nixos.nix, flake?.tree]),
        ...(flake && { flake: { storeName: flake.storeName, tree: flake.tree } }),
      },
    }),
  };
}
