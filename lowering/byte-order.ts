/**
 * Compares as Nix orders attribute names: by the bytes of their UTF-8, whatever the locale.
 *
 * UTF-16 orders the same way except that the surrogates, which stand for the highest code points, come before
 * U+E000…U+FFFF.
 */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Lifts surrogates above every other code unit. */
function rank(codeUnit: number): number {
  return codeUnit >= 0xd800 && codeUnit <= 0xdfff ? codeUnit + 0x10000 : codeUnit;
}

/** `lib.attrsToList`: names and values in byte order. */
export function sortedEntries<T>(record: { readonly [name: string]: T }): [name: string, value: T][] {
  return sortByName(Object.entries(record));
}

/**
 * `lib.listToAttrs` with names in byte order, as far as objects have an order: JavaScript puts names such as `10`
 * first. Any name is safe, `__proto__` too.
 */
export function sortedRecord<T>(entries: readonly (readonly [name: string, value: T])[]): {
  readonly [name: string]: T;
} {
  return Object.fromEntries(sortByName([...entries]));
}

/** Sorts in place. What comes out of Nix is in order already, and so is most of what is made of it. */
function sortByName<T extends readonly [name: string, value: unknown]>(entries: T[]): T[] {
  const compare = entries.some(([name]) => SURROGATE.test(name)) ? compareBytes : compareCodeUnits;
  return isSorted(entries, compare) ? entries : entries.sort(([a], [b]) => compare(a, b));
}

const SURROGATE = /[\ud800-\udfff]/;

/** The same order where there are no surrogates, and much faster. */
function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isSorted(
  entries: readonly (readonly [name: string, value: unknown])[],
  compare: typeof compareBytes,
): boolean {
  for (let i = 1; i < entries.length; i++) {
    if (compare(entries[i - 1]?.[0] ?? "", entries[i]?.[0] ?? "") > 0) return false;
  }
  return true;
}
