import type { Definition } from "../definitions/definition.ts";
import { fileOf } from "../definitions/file-of.ts";
import type { CompetingDefinition } from "../diagnostics/diagnostic.ts";
import { priorityOf } from "./filter-overrides.ts";

/** A definition as a diagnostic lists it. */
export function competingDefinition(definition: Definition): CompetingDefinition {
  return { at: definition.at, file: fileOf(definition), priority: priorityOf(definition) };
}
