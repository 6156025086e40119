/** Stands in an option's path for an element of a list, which has no name in the source. */
const ENTRY = /^\[definition \d+-entry (\d+)\]$/;

/** Whether a component of an option's path stands for an element of a list. */
export function isEntry(component: string): boolean {
  return ENTRY.test(component);
}

/**
 * The index of the element in which the last `below` named components of an option's path are, or which the path itself
 * is of; undefined where that is no element.
 */
export function entryAbove(loc: readonly string[], below: number): number | undefined {
  let [end, left] = [loc.length, below];
  while (end > 0 && left > 0) {
    end--;
    if (!isEntry(loc[end] ?? "")) left--;
  }
  const [, number] = ENTRY.exec(loc[end - 1] ?? "") ?? [];
  return number === undefined ? undefined : Number(number) - 1;
}
