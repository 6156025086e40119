import { createDiagnostic, type DiagnosticPlace } from "../diagnostics/create-diagnostic.ts";
import type { HasChange } from "../../lowering/module-release.ts";
import type { CompetingDefinition, Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Focus } from "../diagnostics/focus.ts";
import { flakeDiagnostic } from "../nixos/flake-diagnostic.ts";
import { showOption } from "../options/show-option.ts";
import { pointSpan } from "../diagnostics/point-span.ts";
import type { RefusalMessage } from "./nixctr-message.ts";

/** What a refusal is described with. */
export interface RefusalContext {
  /** Which changes the release has: it words its messages by them. */
  readonly has: HasChange;
  /** Names files for messages. */
  readonly fileName: (file: string) => string;
}

/**
 * The diagnostic for an error that the Nix side of nixctr threw, in the words of the release; `place` is what Nix's own
 * trace says about it.
 */
export function refusalDiagnostic(
  refusal: RefusalMessage,
  place: DiagnosticPlace,
  { fileName, has }: RefusalContext,
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
  const option = showOption(own.loc, has);
  const worded = { option, has };
  const files = definitions.map((definition) => fileName(definition.file));
  const file = fileName(refusal.file ?? definitions[0]?.file ?? own.span?.file ?? "<unknown-file>");
  const name = own.loc.at(-1) ?? "";
  switch (refusal.code) {
    case "wrong-type":
      return createDiagnostic(
        "wrong-type",
        { ...worded, file, type: refusal.expected ?? "", mismatch: refusal.mismatch },
        own,
      );
    case "unknown-option":
      return createDiagnostic("unknown-option", { ...worded, file, meant: undefined, known: [] }, own);
    case "defined-multiple-times":
      return createDiagnostic("defined-multiple-times", { ...worded, files, name }, own);
    case "conflicting-definitions":
    case "null-and-not-null":
      return createDiagnostic(refusal.code, { ...worded, files, name }, own);
    case "cannot-merge":
    case "host-option-merge":
      return createDiagnostic(refusal.code, { option, files, name }, own);
    case "not-defined":
      // The reference is what fails: the option has no definition to point at.
      return createDiagnostic(
        "not-defined",
        { ...worded, examples: [`${name} = …`] },
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
    case "module-unsupported-attribute": {
      const [first = "", ...others] = refusal.names ?? [];
      const given = { name: first, names: [first, ...others], module: refusal.key ?? "", has };
      return createDiagnostic(refusal.code, given, own);
    }
    case "module-not-set":
      return createDiagnostic(refusal.code, { file, module: refusal.key ?? "", type: refusal.type ?? "", has }, own);
    case "import-not-module":
      return createDiagnostic(refusal.code, { type: refusal.type ?? "", has }, own);
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
      return (
        flakeDiagnostic(refusal, { ...own, span: null }) ??
        createDiagnostic("evaluation-error", { text: `unknown refusal ${refusal.code}` }, own)
      );
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
