import { listInProse } from "../diagnostics/list-in-prose.ts";

const MAX_NAMES = 10;

/** Names in prose, and of many how many more there are. */
export function someNames(names: readonly string[]): string {
  const more = names.length - MAX_NAMES;
  return more <= 0 ? listInProse(names, "and") : `${names.slice(0, MAX_NAMES).join(", ")} and ${more} more`;
}
