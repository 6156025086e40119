import { call, type Expression, withPriority } from "../expression.ts";
import type { Random } from "../random.ts";

/** A few of what a function makes: as many as one of the counts, the earlier ones being more likely. */
export function someOf<T>(random: Random, make: () => T, counts: readonly number[] = [1, 2, 0, 3]): readonly T[] {
  const count = random.weighted(counts.map((each, index) => [counts.length - index, each] as const));
  return Array.from({ length: count }, make);
}

/** An element of a list, now and then in what a list takes around its elements, be it for nothing or to leave it out. */
export function asElement(value: Expression, random: Random): Expression {
  return random.weighted<() => Expression>([
    [40, () => value],
    [1, () => call("lib.mkIf true", value)],
    [1, () => call("lib.mkIf false", value)],
    [0.5, () => withPriority("lib.mkForce", value)],
    [0.5, () => withPriority("lib.mkDefault", value)],
    [0.5, () => ({ kind: "merge", of: [value] })],
    [0.3, () => ({ kind: "merge", of: [] })],
  ])();
}
