/** A function that calls `make` once for each object it is given, and remembers the result as long as the object lives. */
export function perObject<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const known = new WeakMap<K, { readonly value: T }>();
  return (key) => {
    let made = known.get(key);
    if (made === undefined) {
      made = { value: make(key) };
      known.set(key, made);
    }
    return made.value;
  };
}
