import type { ReportingDescriptor, ReportingDescriptorReference } from "sarif";

import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import { explanationOf } from "../explain/explanation.ts";
import { renderMarkdown } from "../explain/render-markdown.ts";

const HELP_WIDTH = 80;

export const LEVELS: { readonly [S in Severity]: "error" | "warning" | "note" } = {
  error: "error",
  warning: "warning",
  hint: "note",
};

/** What SARIF is told of the codes of some diagnostics. */
export interface SarifRules {
  /** In the order in which the codes first occur. */
  readonly descriptors: ReportingDescriptor[];
  reference(code: string): Required<Pick<ReportingDescriptorReference, "id" | "index">>;
}

/** The rules for the codes that occur. */
export function sarifRules(diagnostics: readonly Diagnostic[]): SarifRules {
  const severities = new Map<string, Severity>();
  for (const { code, severity } of diagnostics) if (!severities.has(code)) severities.set(code, severity);
  const numbers = new Map([...severities.keys()].map((code, index) => [code, index]));
  return {
    descriptors: [...severities].map(([code, severity]) => descriptor(code, severity)),
    reference: (code) => ({ id: code, index: numbers.get(code) ?? -1 }),
  };
}

function descriptor(code: string, severity: Severity): ReportingDescriptor {
  return { id: code, ...description(code), defaultConfiguration: { level: LEVELS[severity] } };
}

function description(code: string): Omit<ReportingDescriptor, "id"> {
  const explanation = explanationOf(code);
  if (explanation === undefined) return {};
  const { summary, markdown } = explanation;
  const text = renderMarkdown(markdown, { colour: false, width: HELP_WIDTH });
  return { shortDescription: { text: summary }, help: { text, markdown } };
}
