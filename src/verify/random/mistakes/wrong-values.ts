import type { NixType } from "../../../options/nix-type.ts";
import { containerOptions } from "../../../options/container-options.ts";
import type { NamedOption } from "../../../options/option-declaration.ts";
import { releases } from "../../../releases/releases.ts";
import { call, type Expression, list, nix, set, string } from "../expression.ts";
import { hostDeclarations } from "../../../options/host-declarations.ts";
import { samples } from "../values/samples.ts";
import { contextOf, isRequired } from "../values/option-values.ts";
import { contextFor } from "../values/value-context.ts";
import { valueOf } from "../values/kinds-of-values.ts";
import { definedAs, type Draft, type Mistake, plainOptions } from "./draft.ts";

/** A value of another type. */
export const wrongType: Mistake = (draft) => {
  const option = draft.random.pick(plainOptions(draft));
  return definedAs(draft, ["containers", draft.container, option.name], [wrongFor(option.type, draft)]);
};

/** A value of another type for the option of the host that is always looked at. */
export const wrongHostType: Mistake = (draft) => {
  const { loc, type } = hostDeclarations.enableContainers;
  return definedAs(draft, loc, [wrongFor(type, draft)]);
};

/** An element of another type. */
export const wrongElement: Mistake = (draft) => {
  const lists = plainOptions(draft).filter(({ type }) => type.toNix().kind === "listOf");
  const element = nix(draft.random.pick(["5", "null", "true", "[ ]"]));
  const loc = ["containers", draft.container, draft.random.pick(lists).name];
  return definedAs(draft, loc, [list([element])]);
};

/** A wrong value, or an unknown option, inside what an option holds. */
export const wrongInside: Mistake = (draft) => {
  const { option, wrap } = nestedPlace(draft);
  const inner = draft.random.pick(option.type.nested?.options ?? []);
  const attributes = requiredIn(option, draft).filter(([name]) => name !== inner.name);
  const wrong = draft.random.chance(0.7)
    ? ([inner.name, wrongFor(inner.type, draft)] as const)
    : ([`${inner.name}x`, nix("1")] as const);
  return definedAs(draft, ["containers", draft.container, option.name], [wrap(set([...attributes, wrong]))]);
};

/** A submodule without an option that it needs. */
export const missingInside: Mistake = (draft) => {
  const places = nestedOptions(draft).filter((option) => option.type.nested?.options.some(isRequired));
  const option = draft.random.pick(places);
  const attributes = requiredIn(option, draft).slice(1);
  return definedAs(draft, ["containers", draft.container, option.name], [list([set(attributes)])]);
};

/** A value that the option takes in the release before, or in the one after. */
export const valueOfNeighbour: Mistake = (draft) => {
  const { random, container, release } = draft;
  const at = releases.indexOf(releases.find(({ name }) => name === release.name) ?? release);
  const neighbours = [releases[at - 1], releases[at + 1]].flatMap((neighbour) => neighbour ?? []);
  const values = neighbours.flatMap((neighbour) =>
    containerOptions(neighbour).map((option) => {
      const context = contextOf(option, contextFor(random, neighbour));
      return { name: option.name, value: valueOf(option.type.toNix(), context) };
    }),
  );
  const refused = values.filter(({ name, value }) => {
    const own = plainOptions(draft).find((option) => option.name === name);
    return own !== undefined && value.kind === "list" && !own.type.check({ list: [] });
  });
  if (refused.length === 0) return undefined;
  const { name, value } = random.pick(refused);
  return definedAs(draft, ["containers", container, name], [value]);
};

/** Two values where one is expected. */
export const conflict: Mistake = (draft) => {
  const { random, release, container } = draft;
  const { name, type } = random.pick(plainOptions(draft).filter((option) => isScalar(option.type.toNix())));
  const kind = type.toNix();
  const values = kind.kind === "bool" ? [nix("true"), nix("false")] : contradicting(kind, release.rules.uniqueScalars);
  return definedAs(draft, ["containers", container, name], draft.random.some(values, 2));
};

/** Properties in an order in which they do nothing: the inner one is taken for the value. */
export const badNesting: Mistake = (draft) => {
  const { name } = draft.random.pick(plainOptions(draft).filter(({ type }) => type.toNix().kind === "bool"));
  const [outer, inner] = draft.random.pick(NESTINGS);
  return definedAs(draft, ["containers", draft.container, name], [call(outer, call(inner, nix("true")))]);
};

const NESTINGS = [
  ["lib.mkForce", "lib.mkIf true"],
  ["lib.mkDefault", "lib.mkForce"],
  ["lib.mkBefore", "lib.mkForce"],
  ["lib.mkBefore", "lib.mkIf true"],
] as const;

function wrongFor({ check }: Pick<NamedOption["type"], "check">, { random }: Draft): Expression {
  return random.pick(samples.filter(({ value }) => !check(value))).expression;
}

function nestedOptions(draft: Draft): readonly NamedOption[] {
  return plainOptions(draft).filter(({ type }) => type.nested !== undefined);
}

/** An option with submodules, and what makes a value of it from one of them. */
function nestedPlace(draft: Draft): { readonly option: NamedOption; readonly wrap: (inner: Expression) => Expression } {
  const option = draft.random.pick(nestedOptions(draft));
  const isList = option.type.toNix().kind === "listOf";
  return { option, wrap: isList ? (inner) => list([inner]) : (inner) => set([["/inside", inner]]) };
}

function requiredIn({ type }: NamedOption, { random, release }: Draft): readonly (readonly [string, Expression])[] {
  return (type.nested?.options ?? []).filter(isRequired).map((option) => {
    const context = contextOf(option, contextFor(random, release));
    return [option.name, valueOf(option.type.toNix(), context)] as const;
  });
}

function isScalar(type: NixType): boolean {
  const inner = type.kind === "nullOr" ? type.of : type;
  return ["bool", "str", "path"].includes(inner.kind) && !("pattern" in inner);
}

/** Values any two of which contradict each other. */
function contradicting(type: NixType, uniqueScalars: boolean): readonly Expression[] {
  const values = [string("/one"), string("/other")];
  return [...values, ...(type.kind === "nullOr" ? [nix("null")] : []), ...(uniqueScalars ? [string("/one")] : [])];
}
