import type { Definition } from "../definitions/definition.ts";
import type { Merging } from "./merging.ts";
import { reportWrongType } from "./report.ts";

/** Whether every definition is of the type; reports the first that is not. */
export function checkDefinitions(merging: Merging): boolean {
  return merging.definitions.every((definition) => checkDefinition(merging, definition));
}

/** Whether a definition is of the type; reports it when it is not. */
export function checkDefinition(merging: Merging, definition: Definition): boolean {
  if (definition.value !== undefined && merging.type.check(definition.value)) return true;
  reportWrongType(merging, definition);
  return false;
}
