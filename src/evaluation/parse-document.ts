import { type EvaluationDocument, parseEvaluation } from "./evaluation-schema.ts";

/** How `nix/containers.nix` marks names that Nix's JSON has a meaning for: see `safeName` there. */
const MARK = "\n";
const MARKED_NAME = '"\\n';

/** Reads what `nix eval --json` printed. Throws an error that says what is wrong with it. */
export function parseDocument(json: string): EvaluationDocument {
  const document: unknown = JSON.parse(json);
  return parseEvaluation(json.includes(MARKED_NAME) ? withoutMarks(document) : document);
}

function withoutMarks(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutMarks);
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [
      name.startsWith(MARK) ? name.slice(MARK.length) : name,
      withoutMarks(child),
    ]),
  );
}
