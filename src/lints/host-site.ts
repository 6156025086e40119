import type { Position } from "../definitions/definition.ts";
import type { Site } from "../options/site.ts";

/** The site of an option of the host. */
export function hostSite(loc: readonly string[], at: Position, on: "name" | "value"): Site {
  return { loc, definitions: [{ at }], focus: { on } };
}
