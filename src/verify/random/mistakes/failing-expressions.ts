import { call, nix, showPath } from "../expression.ts";
import { definedAs, type Mistake, plainOptions } from "./draft.ts";

/** An expression that Nix cannot evaluate. */
export const failingExpression: Mistake = (draft) => {
  const { random, container } = draft;
  const option = random.pick(plainOptions(draft));
  const isList = option.type.toNix().kind === "listOf";
  const failing = random.pick(FAILING);
  return definedAs(draft, ["containers", container, option.name], [nix(isList ? `[ ${failing} ]` : failing)]);
};

const FAILING = [
  '(throw "nothing for you")',
  '(throw "two\\nlines")',
  '(abort "stop")',
  '(assert 1 == 2; "x")',
  "undefinedVariable",
  "{ }.x",
  "(lib.head [ ])",
  "(builtins.elemAt [ 1 ] 3)",
  '(1 + "a")',
  '"${toString { }}"',
  '"${null}"',
  '(if "true" then "a" else "b")',
  "(1 / 0)",
  '(5 "x")',
  "(({ a }: a) { })",
  "lib.noSuchFunction",
  '(builtins.fromJSON "{")',
  "(builtins.readFile ./missing)",
  "(import ./missing.nix)",
  "config.no.such.option",
];

/** A value that is asked for while it is made. */
export const recursion: Mistake = (draft) => {
  const { random, container } = draft;
  const loc = ["containers", container, random.pick(plainOptions(draft)).name];
  const own = `config.${showPath(loc)}`;
  const value = random.pick([nix(own), call(`lib.mkIf (${own} == { })`, nix("null"))]);
  return definedAs(draft, loc, [value]);
};

/** A condition that is no boolean. */
export const badCondition: Mistake = (draft) => {
  const { random, container } = draft;
  const { name } = random.pick(plainOptions(draft).filter(({ type }) => type.toNix().kind === "bool"));
  const condition = random.pick(['"yes"', "1", "null", "[ ]", '(throw "condition")', "config.containers.nowhere"]);
  return definedAs(draft, ["containers", container, name], [call(`lib.mkIf ${condition}`, nix("true"))]);
};
