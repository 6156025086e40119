import { listInProse } from "./list-in-prose.ts";

/** Names in prose; of more than `most`, how many others there are. */
export function someNames(names: readonly string[], most = 10): string {
  const more = names.length - most;
  return listInProse(more > 0 ? [...names.slice(0, most), `${more} more`] : names, "and");
}
