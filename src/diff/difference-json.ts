import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { toJson } from "../diagnostics/to-json.ts";
import { jsonChunks } from "../output/json-chunks.ts";
import type { HostDifference } from "./compare-hosts.ts";
import { artifactOf, changeOf, type Difference } from "./difference.ts";
import { createHunkRenderer } from "./unified-hunks.ts";

/** What a side of a comparison is. */
export interface SideName {
  readonly input: string;
  /** Null for a directory tree of which it is not known. */
  readonly release: string | null;
}

export interface DifferenceDocument {
  readonly from: SideName;
  readonly to: SideName;
  /** Absent when one of them is refused: the diagnostics then say why. */
  readonly difference?: HostDifference;
  readonly diagnostics: readonly Diagnostic[];
}

/** The document of `nixctr diff --format json`, whose schema is `nixctr.diff/1`. */
export function differenceJson({ from, to, difference, diagnostics }: DifferenceDocument): Iterable<string> {
  const render = createHunkRenderer();
  return jsonChunks({
    schema: "nixctr.diff/1",
    from,
    to,
    ...(difference && {
      changed: difference.differences.length > 0,
      artifacts: difference.differences.map((found) => artifactJson(found, render)),
      containers: difference.effects,
    }),
    diagnostics: diagnostics.map(toJson),
  });
}

function artifactJson(difference: Difference, render: ReturnType<typeof createHunkRenderer>) {
  const { before, after } = difference;
  const { kind, container, usedBy } = artifactOf(difference);
  return {
    kind,
    change: changeOf(difference),
    container,
    ...(usedBy && { usedBy }),
    from: before?.path ?? null,
    to: after?.path ?? null,
    diff: render(difference),
  };
}
