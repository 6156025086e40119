import { type Expression, list, nix, set, string } from "../expression.ts";

/** Values with less in them than this one, those first that have the least. */
export function simplerValues(value: Expression): readonly Expression[] {
  switch (value.kind) {
    case "string":
      return simplerStrings(value.text).map(string);
    case "nix":
      return /^\(?-?\d{2,}\)?$/.test(value.text) ? [nix("1")] : [];
    case "call":
    case "function":
      return [value.of, ...simplerValues(value.of).map((of) => ({ ...value, of }))];
    case "merge":
      return [...value.of, ...simplerParts(value.of).map((of) => ({ ...value, of }))];
    case "list":
      return simplerParts(value.elements).map(list);
    case "set":
      return [
        ...value.attributes.flatMap(([, inner]) => (inner.kind === "set" ? [inner] : [])),
        ...withFewer(value.attributes).map(set),
        ...value.attributes.flatMap(([name, inner], at) =>
          simplerValues(inner).map((simpler) => set(value.attributes.with(at, [name, simpler]))),
        ),
      ];
  }
}

function simplerParts(parts: readonly Expression[]): readonly (readonly Expression[])[] {
  return [
    ...withFewer(parts),
    ...parts.flatMap((part, at) => simplerValues(part).map((simpler) => parts.with(at, simpler))),
  ];
}

/** A path stays one: most of what is not is refused. */
function simplerStrings(text: string): readonly string[] {
  const half = Math.ceil(text.length / 2);
  const candidates = [text.startsWith("/") ? "/a" : "a", text.slice(0, half), text.slice(half)];
  return candidates.filter((candidate) => candidate.length < text.length);
}

/** None of the items, then one half or the other of them, and so on down to all but one. */
export function withFewer<T>(items: readonly T[]): readonly (readonly T[])[] {
  const sizes: number[] = [];
  for (let size = items.length; size > 0; size = Math.floor(size / 2)) sizes.push(size);
  return sizes.flatMap((size) =>
    Array.from({ length: Math.ceil(items.length / size) }, (_, chunk) =>
      items.filter((_item, index) => Math.floor(index / size) !== chunk),
    ),
  );
}
