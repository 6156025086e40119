import { createDiagnostic, type DiagnosticPlace } from "../diagnostics/create-diagnostic.ts";
import type { CompetingDefinition, Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Focus } from "../diagnostics/focus.ts";
import { pointSpan } from "../diagnostics/point-span.ts";
import type { RefusalMessage } from "./nixctr-message.ts";

/**
 * The diagnostic for an error that the Nix side of nixctr threw; `place` is what Nix's own trace says about it, and
 * `fileName` gives the names of files for messages.
 */
export function refusalDiagnostic(
  refusal: RefusalMessage,
  place: DiagnosticPlace,
  fileName: (file: string) => string,
): Diagnostic {
  const definitions = (refusal.definitions ?? []).map(({ file, at }): CompetingDefinition => ({
    file,
    at: at ?? [file, 0, 0],
    priority: 100,
  }));
  const own = {
    loc: refusal.loc ?? place.loc,
    span: pointSpan(refusal.at) ?? pointSpan(definitions[0]?.at) ?? place.span,
    definitions: definitions.length > 1 ? definitions : [],
    focus: focusOf(refusal, place.focus ?? { on: "expression" }),
  };
  const option = own.loc.join(".");
  const files = definitions.map((definition) => fileName(definition.file));
  const file = fileName(refusal.file ?? definitions[0]?.file ?? own.span?.file ?? "<unknown-file>");
  const name = own.loc.at(-1) ?? "";
  switch (refusal.code) {
    case "wrong-type":
      return createDiagnostic("wrong-type", { option, file, type: refusal.expected ?? "" }, own);
    case "unknown-option":
      return createDiagnostic("unknown-option", { option, file, meant: undefined, known: [] }, own);
    case "defined-multiple-times":
      return createDiagnostic("defined-multiple-times", { option, files, name, derivedFrom: undefined }, own);
    case "conflicting-definitions":
    case "null-and-not-null":
    case "cannot-merge":
    case "host-option-merge":
      return createDiagnostic(refusal.code, { option, files, name }, own);
    case "not-defined":
      // The reference is what fails: the option has no definition to point at.
      return createDiagnostic(
        "not-defined",
        { option, examples: [`${name} = …`] },
        { ...own, span: place.span ?? own.span, focus: place.focus ?? own.focus },
      );
    case "container-config-not-evaluated":
      return createDiagnostic(
        refusal.code,
        { option },
        { ...own, span: place.span ?? own.span, focus: place.focus ?? own.focus },
      );
    case "module-argument-missing":
      return createDiagnostic(refusal.code, { name: refusal.name ?? "", module: refusal.key ?? "" }, own);
    case "module-unsupported-attribute":
      return createDiagnostic(refusal.code, { name: refusal.name ?? "", module: refusal.key ?? "" }, own);
    case "module-not-set":
    case "import-not-module":
      return createDiagnostic(refusal.code, { file, type: refusal.type ?? "" }, own);
    case "import-missing":
    case "import-relative":
    case "definition-not-set":
    case "condition-not-boolean":
      return createDiagnostic(refusal.code, { file }, own);
    case "option-already-declared":
      return createDiagnostic(refusal.code, { option, file, files: (refusal.declarations ?? []).map(fileName) }, own);
    case "option-is-prefix":
    case "read-only":
      return createDiagnostic(refusal.code, { option, file }, own);
    default:
      return createDiagnostic("evaluation-error", { text: `unknown refusal ${refusal.code}` }, own);
  }
}

/** What of the attribute is meant that the refusal names; `otherwise` where it names none. */
function focusOf({ code, at, file, definitions = [] }: RefusalMessage, otherwise: Focus): Focus {
  if (at == null && definitions[0]?.at == null) return otherwise;
  switch (code) {
    case "import-missing":
    case "import-relative":
    case "import-not-module":
      return file === undefined ? { on: "name" } : { on: "import", file };
    case "wrong-type":
    case "definition-not-set":
    case "condition-not-boolean":
      return { on: "value" };
    default:
      return { on: "name" };
  }
}
