import * as z from "zod/mini";

import type { SourceDependency } from "../dependencies/collect-dependencies.ts";
import { type Dependency, DEPENDENCY_KINDS } from "../dependencies/states.ts";

/** The store path of a system, and how everything was that it depends on. */
export interface CacheEntry {
  readonly path: string;
  /** What the evaluation printed, see `EvaluationNotes`. */
  readonly traces: readonly string[];
  readonly warnings: readonly string[];
  /** Containers whose definitions count, the own one among them. */
  readonly asked: readonly string[];
  readonly sources: readonly SourceDependency[];
  readonly others: readonly (Dependency & { readonly state: string })[];
}

const dependency = z.strictObject({ kind: z.enum(DEPENDENCY_KINDS), name: z.string(), state: z.string() });
const source = z.strictObject({ file: z.string(), whole: z.string(), visible: z.nullable(z.string()) });
const entry = z.strictObject({
  path: z.string(),
  traces: z.array(z.string()),
  warnings: z.array(z.string()),
  asked: z.array(z.string()),
  sources: z.array(source),
  others: z.array(dependency),
});

/** Reads what is in a file of the cache; undefined when that is no entry. */
export function parseEntry(json: string): CacheEntry | undefined {
  try {
    const result = entry.safeParse(JSON.parse(json));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}
