import { closestName } from "../diagnostics/closest-name.ts";
import { createDiagnostic } from "../diagnostics/create-diagnostic.ts";
import type { Diagnostic, Span } from "../diagnostics/diagnostic.ts";
import { messages } from "../diagnostics/messages.ts";
import type { Allowance } from "./allowance.ts";

/**
 * The findings that no comment allows, and what is wrong with the comments. Errors cannot be allowed. `complete` says
 * whether everything was looked for, so that a comment that allows nothing is not needed.
 */
export function allowanceFindings(
  found: readonly Diagnostic[],
  allowances: readonly Allowance[],
  { complete }: { readonly complete: boolean },
): readonly Diagnostic[] {
  if (allowances.length === 0) return found;
  const used = new Set<string>();
  const left = found.filter((diagnostic) => {
    const allowing = allowances.filter((allowance) => isAllowed(diagnostic, allowance));
    for (const allowance of allowing) used.add(keyOf(allowance, diagnostic.code));
    return allowing.length === 0 || diagnostic.severity === "error";
  });
  const wrong = allowances.flatMap((allowance) =>
    wrongIn(allowance, (code) => !complete || used.has(keyOf(allowance, code))),
  );
  return [...left, ...wrong];
}

function keyOf({ span: { file, line, column } }: Allowance, code: string): string {
  return `${code} ${line}:${column} ${file}`;
}

function isAllowed({ code, span, binding, definitions }: Diagnostic, allowance: Allowance): boolean {
  if (!allowance.codes.includes(code)) return false;
  const places = [span, binding, ...definitions.flatMap((definition) => [definition.span, definition.binding])];
  return places.some((place) => place != null && isAbout(allowance, place));
}

function isAbout({ line, span }: Allowance, place: Span): boolean {
  return place.file === span.file && place.line === line;
}

function wrongIn({ codes, directive, span }: Allowance, isUsed: (code: string) => boolean): readonly Diagnostic[] {
  const place = { loc: [], span, definitions: [] };
  if (codes.length === 0) return [createDiagnostic("malformed-allowance", { directive }, place)];
  return codes.flatMap((code) => {
    if (!Object.hasOwn(messages, code)) {
      return [createDiagnostic("unknown-allowance", { code, meant: closestName(code, Object.keys(messages)) }, place)];
    }
    if (messages[code as keyof typeof messages].severity === "error") {
      return [createDiagnostic("error-not-allowed", { code }, place)];
    }
    return isUsed(code) ? [] : [createDiagnostic("unused-allowance", { code }, place)];
  });
}
