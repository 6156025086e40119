import { createDiagnostic } from "../diagnostics/create-diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { evaluate } from "./evaluate.ts";
import type { Beside, Evaluation, EvaluationNotes } from "./evaluation.ts";
import type { EvaluationDocument } from "./evaluation-schema.ts";
import { readEvaluation } from "./read-evaluation.ts";
import type { Outcome } from "./run-limited.ts";
import type { EvaluateOptions } from "./start-evaluation.ts";
import { optionOf, type Question } from "./surroundings.ts";

/** What became of an evaluation. */
export interface FinishedEvaluation {
  readonly evaluation: Evaluation;
  /** With what became of the parts that could not be evaluated. */
  readonly notes: EvaluationNotes;
}

/**
 * Ends an evaluation that is under way. What is wrong beside the containers must not keep them from being lowered: they
 * are evaluated again without it, three times at the most.
 */
export async function settleBesides(
  evaluateOptions: EvaluateOptions,
  outcome: Promise<Outcome>,
): Promise<FinishedEvaluation> {
  const asked = evaluateOptions.questions ?? [];
  const hints: Diagnostic[] = [];
  let options = evaluateOptions;
  let evaluation = readEvaluation(await outcome, options);
  while (evaluation.kind === "refused") {
    const fewer = withoutPart(evaluation.beside, options, asked);
    if (fewer === undefined) break;
    if (options.besides && !fewer.besides) hints.push(...evaluation.diagnostics.map(besideHint));
    options = fewer;
    evaluation = await evaluate(options);
  }
  const { notes } = evaluation;
  if (evaluation.kind !== "evaluated") return { evaluation, notes };
  const unasked = asked.filter((question) => options.questions?.includes(question) !== true);
  return {
    evaluation: { ...evaluation, document: withUnasked(evaluation.document, unasked) },
    notes: { ...notes, diagnostics: [...notes.diagnostics, ...hints] },
  };
}

/** The options without what the error may be in; undefined when there is nothing to leave out. */
function withoutPart(
  beside: Beside,
  options: EvaluateOptions,
  asked: readonly Question[],
): EvaluateOptions | undefined {
  const { questions = [], besides } = options;
  if (beside === null) return undefined;
  if (beside.part !== "besides" && questions.length > 0) {
    const rest = withoutQuestion(beside, questions);
    // Only the first error may be a lone one.
    const isFirst = questions.length === asked.length && rest.length < asked.length;
    return { ...options, questions: isFirst ? rest : [] };
  }
  return besides && beside.part !== "surroundings" ? { ...options, besides: false } : undefined;
}

/** The questions about other options than the one that cannot be answered, which is one that all fail at. */
function withoutQuestion(beside: Beside, questions: readonly Question[]): readonly Question[] {
  if (beside?.part !== "surroundings") return [];
  const option = optionOf(beside.loc).join(".");
  return questions.filter(({ loc }) => optionOf(loc).join(".") !== option);
}

function besideHint({ message, loc, span }: Diagnostic): Diagnostic {
  return createDiagnostic("beside-not-evaluated", { text: message }, { loc, span, definitions: [] });
}

/** Questions that were dropped on the way have no answer. */
function withUnasked(document: EvaluationDocument, unasked: readonly Question[]): EvaluationDocument {
  const { surroundings } = document;
  if (surroundings === null || unasked.length === 0) return document;
  const unknown = [...surroundings.unknown, ...unasked.map(({ loc }) => loc)];
  return { ...document, surroundings: { ...surroundings, unknown } };
}
