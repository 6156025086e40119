import { type Expression, nix, set, string } from "../expression.ts";
import type { Random } from "../random.ts";
import { pathLike, stringLike } from "./strings-like.ts";
import { stringsIn, type ValueContext } from "./value-context.ts";

/** Numbers at which programs go wrong, and some that are ordinary. */
const INTEGERS: readonly bigint[] = [
  0n,
  1n,
  -1n,
  80n,
  443n,
  8080n,
  65_535n,
  65_536n,
  70_000n,
  4_294_967_295n,
  4_294_967_296n,
  9_007_199_254_740_993n,
  9_223_372_036_854_775_807n,
];

interface Bounds {
  readonly lowest?: number;
  readonly highest?: number;
}

/** A number of an integer type: often its first or its last. */
export function integerIn({ lowest, highest }: Bounds, { random }: Pick<ValueContext, "random">): Expression {
  const within = INTEGERS.filter(
    (value) => (lowest === undefined || value >= lowest) && (highest === undefined || value <= highest),
  );
  const value = random.weighted([
    [1, random.pick(within)],
    [2, BigInt(random.between(1, 65_535))],
  ]);
  return nix(value < 0n ? `(${value})` : String(value));
}

/** A string such as those of the example, of which all matches the pattern of the type if it has one. */
export function stringOf({ pattern }: { readonly pattern?: string }, context: ValueContext): Expression {
  const examples = stringsIn(context);
  const whole = pattern === undefined ? /^/ : new RegExp(`^(?:${pattern})$`);
  const [first = ""] = examples;
  const text = stringLike(examples, context.random);
  return string(whole.test(text) ? text : first);
}

/** A path as it comes: a string, or what becomes one. */
export function pathValue(random: Random): Expression {
  const path = pathLike(random);
  return random.weighted<() => Expression>([
    [20, () => string(path)],
    [1, () => set([["outPath", string(path)]])],
    [1, () => nix("(toString /srv/system)")],
  ])();
}

const PLATFORMS = ["x86_64-linux", "i686-linux", "aarch64-linux"];

/** The platform that is the example, or another one, in the same form. */
export function platformLike({ example, random }: ValueContext): Expression {
  return nix(example.replace(/"[^"]*"/, () => JSON.stringify(random.pick(PLATFORMS))));
}
