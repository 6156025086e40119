import { call, type Expression, nix } from "../expression.ts";
import type { Random } from "../random.ts";
import { samples } from "./samples.ts";
import type { ValueContext } from "./value-context.ts";

type Make = () => Expression;

/** Definitions of which one counts, or several that are equal where the type takes that. */
export function oneWins(make: Make, context: ValueContext, takesEqual: boolean): readonly Expression[] {
  const { random } = context;
  const value = make();
  return random.weighted<() => readonly Expression[]>([
    [12, () => [unsure(decorated(value, random), context)]],
    [context.hasOwnDefinition ? 0 : 1.5, () => [decorated(call("lib.mkDefault", value), random)]],
    [1.5, () => [decorated(call("lib.mkForce", value), random)]],
    [1, () => [decorated(call(`lib.mkOverride ${random.between(0, 999)}`, value), random)]],
    [0.3, () => [call("lib.mkOverride 2000", value)]],
    [1, () => [decorated(value, random), call("lib.mkDefault", ignored(random))]],
    [1, () => [call("lib.mkForce", value), harmless(random)]],
    [0.4, () => [call("lib.mkOverride 900", value), call("lib.mkOverride 901", ignored(random))]],
    [takesEqual ? 1.5 : 0, () => [decorated(value, random), value]],
  ])();
}

/**
 * Definitions all of which count, in an order of their own, among weaker ones that do not. `tiers` are the priorities that
 * they can have together.
 */
export function together(make: Make, context: ValueContext, tiers = PRIORITIES): readonly Expression[] {
  const { random } = context;
  const count = random.weighted([
    [8, 1],
    [4, 2],
    [2, 3],
    [1, 4],
  ]);
  const priority = random.chance(0.8) ? null : random.pick(tiers);
  const winning = Array.from({ length: count }, () => {
    const value = ordered(make(), random);
    return decorated(priority === null ? value : call(priority, value), random);
  });
  if (count === 1 && priority === null) return winning.map((value) => unsure(value, context));
  const isWeakest = priority === "lib.mkOptionDefault";
  return isWeakest || !random.chance(0.15) ? winning : [...winning, call("lib.mkOverride 1001", ignored(random))];
}

/** Priorities that win over the default of an option. */
export const PRIORITIES: readonly string[] = ["lib.mkDefault", "lib.mkForce", "lib.mkOverride 70"];

/** A value with a place among the others. */
function ordered(value: Expression, random: Random): Expression {
  const order = random.weighted([
    [6, null],
    [1, "lib.mkBefore"],
    [1, "lib.mkAfter"],
    [0.5, "lib.mkOrder 1000"],
    [0.5, `lib.mkOrder ${random.pick([1, 100, 499, 1001, 1501, 2000])}`],
    [0.1, "lib.mkOrder (-5)"],
  ]);
  return order === null ? value : call(order, value);
}

/** A value in conditions and merges that change nothing. */
export function decorated(value: Expression, random: Random): Expression {
  return random.weighted<() => Expression>([
    [24, () => value],
    [2, () => call(`lib.mkIf ${random.pick(TRUE)}`, value)],
    [1, () => ({ kind: "merge", of: [value] })],
    [1, () => ({ kind: "merge", of: [call(`lib.mkIf ${random.pick(FALSE)}`, ignored(random)), value] })],
    [0.5, () => ({ kind: "merge", of: [{ kind: "merge", of: [] }, value] })],
    [0.3, () => call("lib.mkIf true", call("lib.mkIf (1 < 2)", value))],
  ])();
}

/** A value that counts if another option of the configuration says so. */
function unsure(value: Expression, { random, conditions }: ValueContext): Expression {
  if (conditions.length === 0 || !random.chance(0.08)) return value;
  const condition = random.pick(conditions);
  return call(random.chance(0.5) ? `lib.mkIf ${condition}` : `lib.mkIf (!${condition})`, value);
}

const TRUE = ["true", "(1 < 2)", '(lib.elem "a" [ "a" "b" ])', "(!false)"];
const FALSE = ["false", "(2 < 1)", '(lib.hasPrefix "x" "y")', "(!true)"];

/** What stands where nothing looks. */
function ignored(random: Random): Expression {
  return random.chance(0.4) ? nix('(throw "never evaluated")') : harmless(random);
}

/** What does not count, though it is looked at so far as to see that. */
function harmless(random: Random): Expression {
  return random.pick(samples).expression;
}
