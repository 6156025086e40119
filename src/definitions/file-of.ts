import type { Definition } from "./definition.ts";

/** The file that messages name for a definition. */
export function fileOf({ at, module }: Definition): string {
  return module ?? at[0];
}
