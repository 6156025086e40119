import type { LoweredHost } from "../lowering/types.ts";
import { createDiagnostic } from "./diagnostics/create-diagnostic.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { pointSpan } from "./diagnostics/point-span.ts";
import type { Definition } from "./definitions/definition.ts";
import type { Besides } from "./evaluation/evaluation-schema.ts";

const NOWHERE = { loc: [], span: null, definitions: [] };

/** The lowered host with the configuration's own assertions and warnings beside the module's. */
export function withBesides(host: LoweredHost, besides: Besides | null): LoweredHost {
  if (besides === null) return host;
  return {
    ...host,
    assertions: [...host.assertions, ...besides.assertions],
    warnings: [...host.warnings, ...besides.warnings],
  };
}

/** What the user has to know of it. */
export function reportBesides(besides: Besides | null): readonly Diagnostic[] {
  if (besides === null) return [];
  return [
    ...besides.services.map(({ name, definitions }) => unitNotMerged(name, definitions)),
    ...besides.warnings.map((text) => createDiagnostic("configuration-warning", { text }, NOWHERE)),
    ...besides.assertions.map((text) => createDiagnostic("failed-assertion", { text }, NOWHERE)),
  ];
}

function unitNotMerged(name: string, [first]: readonly Definition[]): Diagnostic {
  const loc = ["systemd", "services", name];
  return createDiagnostic(
    "unit-not-merged",
    { option: `systemd.services."${name}"` },
    { loc, span: pointSpan(first?.at), definitions: [] },
  );
}
