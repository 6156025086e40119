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
  return Object.entries(record).sort(([a], [b]) => compareBytes(a, b));
}

/**
 * `lib.listToAttrs` with names in byte order, as far as objects have an order: JavaScript puts names such as `10`
 * first. Any name is safe, `__proto__` too.
 */
export function sortedRecord<T>(entries: readonly (readonly [name: string, value: T])[]): {
  readonly [name: string]: T;
} {
  return Object.fromEntries(entries.toSorted(([a], [b]) => compareBytes(a, b)));
}
