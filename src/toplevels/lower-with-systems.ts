import { pointSpan } from "../diagnostics/point-span.ts";
import type { EvaluationNotes } from "../evaluation/evaluation.ts";
import type { EvaluationDocument } from "../evaluation/evaluation-schema.ts";
import type { FinishedEvaluation } from "../evaluation/settle-besides.ts";
import { type LoweredDocument, lowerDocument } from "../lower-document.ts";
import { settledOptions } from "../nixos/settled-options.ts";
import { definitionsOf } from "../options/definitions-of.ts";
import { submoduleNode } from "../options/submodule-node.ts";
import type { LowerOptions, StartedLowering } from "../start-lowering.ts";
import type { EvaluatedToplevels } from "./evaluate-toplevels.ts";
import { saidBySystems } from "./said-by-systems.ts";
import type { WantedSystem } from "./system-diagnostic.ts";
import { withSystemPaths } from "./with-system-paths.ts";

/** A lowered document with its options as NixOS has settled them, and with what the systems of containers said. */
export interface LoweredWithSystems {
  readonly lowered: LoweredDocument;
  readonly options: LowerOptions;
  readonly notes: EvaluationNotes;
}

/**
 * Lowers what was evaluated. Where that is a whole NixOS, and systems are wanted, the containers have the store paths of
 * their systems, which are evaluated for that; those whose evaluation fails are left as they are, with a diagnostic.
 */
export async function lowerWithSystems(
  started: StartedLowering,
  document: EvaluationDocument,
  finished: FinishedEvaluation,
): Promise<LoweredWithSystems> {
  const options = settledOptions(started.options, finished);
  const { notes } = finished;
  const lowered = lowerDocument(document, options);
  const nixos = started.evaluateOptions.nixos ?? started.fallback;
  const systems = document.nixos === undefined ? [] : wantedSystems(document, lowered, options);
  if (options.systems === undefined || nixos === undefined || lowered.host === undefined || systems.length === 0) {
    return { lowered, options, notes };
  }
  const { evaluateToplevels } = await import("./evaluate-toplevels.ts");
  const found = await evaluateToplevels({
    ...options.systems,
    systems,
    host: { ...started.evaluateOptions, nixos, release: options.release, nixpkgs: notes.nixos?.nixpkgs },
    origin: notes.nixos?.origin ?? "",
    tree: notes.nixos?.flake?.tree,
    since: started.began,
  });
  // What is said of those without a system is in a diagnostic of their own.
  const asBefore = systems.map(({ name }) => [name, lowered.containers.get(name)?.path ?? ""]);
  const toplevels = { ...Object.fromEntries(asBefore), ...found.toplevels, ...options.facts.toplevels };
  const known = { ...options, facts: { ...options.facts, toplevels } };
  const again = lowerDocument(withSystemPaths(document, found.toplevels), known);
  return {
    options: known,
    lowered: { ...again, diagnostics: [...again.diagnostics, ...found.diagnostics] },
    notes: withWords(notes, found),
  };
}

/** The notes of the host with what its systems said beside it. */
function withWords(notes: EvaluationNotes, { traces, warnings, notes: systems }: EvaluatedToplevels): EvaluationNotes {
  return {
    ...notes,
    traces: [...notes.traces, ...saidBySystems(traces, notes.traces)],
    warnings: [...notes.warnings, ...saidBySystems(warnings, notes.warnings)],
    systems,
  };
}

/** The containers whose `config` is evaluated, and whose system nobody has given. */
function wantedSystems(
  { containers }: EvaluationDocument,
  { guests }: LoweredDocument,
  { facts }: LowerOptions,
): readonly WantedSystem[] {
  const names = [...guests].filter((name) => !Object.hasOwn(facts.toplevels, name));
  return names.map((name) => {
    const { options, definitions } = submoduleNode(containers.attrs[name] ?? null);
    const [first] = [...definitionsOf(options["config"] ?? [], undefined), ...definitions];
    return { name, at: pointSpan(first?.at) };
  });
}
