import type { NixType } from "../../../options/nix-type.ts";
import { type Expression, nix, set, string } from "../expression.ts";
import { oneWins, together } from "./definitions.ts";
import { someOf } from "./elements.ts";
import { guestModules } from "./guest-modules.ts";
import { definitionsOfOptions, submoduleValue } from "./option-values.ts";
import { integerIn, pathValue, platformLike, stringOf } from "./scalar-values.ts";
import { attributes, lists, listValue, namedList, setValue } from "./set-values.ts";
import { here, type Placed, type ValueContext } from "./value-context.ts";

type Kind = NixType["kind"];
type TypeOf<K extends Kind> = NixType & { readonly kind: K };
type Value<K extends Kind> = (type: TypeOf<K>, context: ValueContext) => Expression;

/** How the values of a kind of types look. */
interface ValuesOf<K extends Kind> {
  /** A value that a definition may have. */
  readonly value: Value<K>;
  /** Definitions that can be merged, which may be more than one, and some of them weaker than others. */
  readonly definitions: (type: TypeOf<K>, context: ValueContext) => readonly Placed[];
}

type Scalar = Extract<NixType, { readonly merge: unknown }>;

/** Each kind of types answers for itself. */
export const kindsOfValues: { readonly [K in Kind]: ValuesOf<K> } = {
  bool: scalar((_, { random }) => nix(String(random.chance(0.6)))),
  int: scalar(integerIn),
  str: scalar(stringOf),
  string: {
    value: stringOf,
    definitions: (type, context) => here(together(() => stringOf(type, context), context)),
  },
  path: scalar((_, { random }) => pathValue(random)),
  platform: scalar((_, context) => platformLike(context)),
  enum: scalar(({ values = [] }, { random }) => string(random.pick(values))),
  nullOr: {
    value: ({ of }, context) => (context.random.chance(0.1) ? nix("null") : valueOf(of, context)),
    definitions: ({ of }, context) =>
      context.random.chance(0.06) ? here([nix("null"), nix("null")]) : definitionsOf(of, context),
  },
  either: {
    value: ({ of }, context) => valueOf(context.random.pick(of), context),
    definitions: ({ of }, context) => definitionsOf(context.random.pick(of), context),
  },
  listOf: { value: ({ of }, context) => listValue(of, context), definitions: ({ of }, context) => lists(of, context) },
  attrsOf: {
    value: ({ of }, context) => setValue(of, context),
    definitions: ({ of }, context) => attributes(of, context),
  },
  loaOf: {
    value: ({ of, nameFrom }, context) => namedList(of, nameFrom, context),
    definitions: ({ of, nameFrom }, context) =>
      context.random.chance(0.5) ? attributes(of, context) : here([namedList(of, nameFrom, context)]),
  },
  submodule: {
    value: (_, context) => submoduleValue(context.nested, context),
    definitions: (_, context) => definitionsOfOptions(context.nested, context),
  },
  module: {
    value: (_, { random }) => nix(random.pick(guestModules)),
    definitions: (type, context) => here(someOf(context.random, () => valueOf(type, context), [1, 2])),
  },
  unread: {
    value: ({ of }, context) => valueOf(of, context),
    definitions: ({ of }, context) => here([valueOf(of, context)]),
  },
  unspecified: { value: aSet, definitions: () => here([aSet()]) },
  attrs: { value: aSet, definitions: () => here([aSet()]) },
};

/** A value that a definition of the type may have. */
export function valueOf<K extends Kind>(type: TypeOf<K>, context: ValueContext): Expression {
  return kindsOfValues[type.kind].value(type, context);
}

/** Definitions of the type that can be merged, by the path below the option. */
export function definitionsOf<K extends Kind>(type: TypeOf<K>, context: ValueContext): readonly Placed[] {
  return kindsOfValues[type.kind].definitions(type, context);
}

/** One definition counts. */
function scalar<K extends Scalar["kind"]>(value: Value<K>): ValuesOf<K> {
  return {
    value,
    definitions(type, context) {
      const takesEqual = type.merge === "equal" || !context.release.rules.uniqueScalars;
      return here(oneWins(() => value(type, context), context, takesEqual));
    },
  };
}

/** What is of no type in particular is not looked into: any value does. */
function aSet(): Expression {
  return set([["x", nix("1")]]);
}
