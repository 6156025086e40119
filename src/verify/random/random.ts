import { createHash } from "node:crypto";

import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A source of choices: the same ones for the same seed. */
export interface Random {
  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  /** Throws when there is nothing to pick from. */
  pick<T>(items: readonly T[]): T;
  /** One of the items, each as likely as its weight says. */
  weighted<T>(rows: readonly (readonly [weight: number, item: T])[]): T;
  /** So many different ones of the items, in an order of their own; all of them where there are not as many. */
  some<T>(items: readonly T[], count: number): readonly T[];
}

/** The choices that a seed stands for, which can have several parts. */
export function randomFor(...seed: readonly (string | number)[]): Random {
  const generator = xoroshiro128plus(createHash("sha256").update(JSON.stringify(seed)).digest().readInt32LE());
  const between = (low: number, high: number): number => uniformInt(generator, low, high);
  const fraction = (): number => between(0, 0x3fffffff) / 0x40000000;
  const pick = <T>(items: readonly T[]): T => at(items, between(0, items.length - 1));
  return {
    between,
    chance: (probability) => fraction() < probability,
    pick,
    weighted: (rows) => at(rows, heaviest(rows, fraction()))[1],
    some(items, count) {
      const left = [...items];
      return Array.from({ length: Math.min(count, left.length) }, () =>
        at(left.splice(between(0, left.length - 1), 1), 0),
      );
    },
  };
}

/** The row in which the fraction of the whole weight ends. */
function heaviest(rows: readonly (readonly [weight: number, item: unknown])[], fraction: number): number {
  let rest = fraction * rows.reduce((sum, [weight]) => sum + weight, 0);
  const index = rows.findIndex(([weight]) => (rest -= weight) < 0);
  return index === -1 ? rows.length - 1 : index;
}

function at<T>(items: readonly T[], index: number): T {
  if (index < 0 || index >= items.length) throw new Error("there is nothing to pick from");
  return items[index] as T;
}
