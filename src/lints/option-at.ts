import type { Site } from "../options/site.ts";

/** The option at a site as messages name it. */
export function optionAt({ loc }: Site): string {
  return loc.join(".");
}
