import type { Writable } from "node:stream";

import type { LoweredHost } from "../../lowering/types.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { toJson } from "../diagnostics/to-json.ts";
import { jsonChunks } from "./json-chunks.ts";
import { writeChunks } from "./write-chunks.ts";

/** What `--format json` shows. */
export interface LoweredDocument {
  /** Name of the release lowered for. */
  readonly release: string;
  /** Absent when the configuration is refused: the diagnostics then say why. */
  readonly host?: LoweredHost;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes the document of `nixctr lower --format json`, whose schema is `nixctr.lowered-host/1`: the same bytes for the
 * same content, on a terminal and elsewhere. The text is never in memory as a whole. Rejects as `writeChunks` does.
 */
export function writeJson(stream: Writable, { release, host, diagnostics }: LoweredDocument): Promise<void> {
  const shown = diagnostics.map(toJson);
  return writeChunks(stream, jsonChunks({ schema: "nixctr.lowered-host/1", release, ...host, diagnostics: shown }));
}
