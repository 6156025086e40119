import { toJson } from "../diagnostics/to-json.ts";
import { jsonChunks } from "../output/json-chunks.ts";
import type { CheckReport } from "./check-report.ts";

/** The document of `nixctr check --format json`, whose schema is `nixctr.check/1`. Positions are those of Nix. */
export function reportJson({ release, containers, diagnostics }: CheckReport): Iterable<string> {
  return jsonChunks({ schema: "nixctr.check/1", release, containers, diagnostics: diagnostics.map(toJson) });
}
