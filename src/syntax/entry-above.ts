import { entryIndex, isEntry } from "../definitions/entry-name.ts";

/**
 * The index of the element in which the last `below` named components of an option's path are, or which the path itself
 * is of; undefined where that is no element.
 */
export function entryAbove(loc: readonly string[], below: number): number | undefined {
  let [end, left] = [loc.length, below];
  while (end > 0 && left > 0) {
    end--;
    if (!isEntry(loc[end])) left--;
  }
  return entryIndex(loc[end - 1]);
}
