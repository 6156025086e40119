import type { LoweredHost } from "../lowering/types.ts";
import { createDiagnostic } from "./diagnostics/create-diagnostic.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { pointSpan } from "./diagnostics/point-span.ts";
import type { Definition } from "./definitions/definition.ts";
import type { Besides, Finding } from "./evaluation/evaluation-schema.ts";

/** The lowered host with the configuration's own assertions and warnings beside the module's. */
export function withBesides(host: LoweredHost, besides: Besides | null): LoweredHost {
  if (besides === null) return host;
  return {
    ...host,
    assertions: [...host.assertions, ...textsOf(besides.assertions)],
    warnings: [...host.warnings, ...textsOf(besides.warnings)],
  };
}

/** What the user has to know of it. */
export function reportBesides(besides: Besides | null): readonly Diagnostic[] {
  if (besides === null) return [];
  const { services, warnings, assertions } = besides;
  return [
    ...services.map(({ name, definitions }) => unitNotMerged(name, definitions)),
    ...[...warnings, ...assertions].filter(({ text }) => text === undefined).map(notEvaluated),
    ...reportFindings("configuration-warning", ["warnings"], warnings),
    ...reportFindings("failed-assertion", ["assertions"], assertions),
  ];
}

function textsOf(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ text }) => text ?? []);
}

function reportFindings(
  code: "configuration-warning" | "failed-assertion",
  loc: readonly string[],
  findings: readonly Finding[],
): Diagnostic[] {
  return findings.flatMap(({ text, at }) =>
    text === undefined ? [] : [createDiagnostic(code, { text }, { loc, span: pointSpan(at), definitions: [] })],
  );
}

function notEvaluated({ at }: Finding): Diagnostic {
  return createDiagnostic("assertion-not-evaluated", {}, { loc: [], span: pointSpan(at), definitions: [] });
}

function unitNotMerged(name: string, [first]: readonly Definition[]): Diagnostic {
  const loc = ["systemd", "services", name];
  return createDiagnostic(
    "unit-not-merged",
    { option: `systemd.services."${name}"` },
    { loc, span: pointSpan(first?.at), definitions: [] },
  );
}
