import type { NixType } from "../../../options/nix-type.ts";
import { call, type Expression, list, nix, set } from "../expression.ts";
import { PRIORITIES, together } from "./definitions.ts";
import { asElement, someOf } from "./elements.ts";
import { definitionsOf, valueOf } from "./kinds-of-values.ts";
import { namesLike } from "./names.ts";
import { below, here, type Placed, type ValueContext } from "./value-context.ts";

/** A list of values of a type. */
export function listValue(of: NixType, context: ValueContext): Expression {
  const { random } = context;
  return list(someOf(random, () => asElement(valueOf(of, context), random)));
}

/** Lists that become one. */
export function lists(of: NixType, context: ValueContext): readonly Placed[] {
  return here(together(() => listValue(of, context), context, [...PRIORITIES, "lib.mkOptionDefault"]));
}

/** A set of values of a type. */
export function setValue(of: NixType, context: ValueContext): Expression {
  return set(names(context).map((name) => [name, valueOf(of, context)]));
}

/** A set of which each attribute is defined on its own, and often more than once. */
export function attributes(of: NixType, context: ValueContext): readonly Placed[] {
  return names(context).flatMap((name) => below([name], attribute(of, context)));
}

function names({ example, random }: ValueContext): readonly string[] {
  return namesLike(
    example,
    random.weighted([
      [1, 0],
      [5, 1],
      [3, 2],
      [1, 3],
    ]),
    random,
  );
}

function attribute(of: NixType, context: ValueContext): readonly Placed[] {
  const { random } = context;
  if (random.chance(0.05)) return here([call("lib.mkIf false", nix('(throw "never evaluated")'))]);
  const definitions = random.chance(0.6) ? definitionsOf(of, context) : [];
  return definitions.length === 0 ? here([valueOf(of, context)]) : definitions;
}

/** A list whose elements become attributes: their names are plain to see, and no two of them are the same. */
export function namedList(of: NixType, nameFrom: string, context: ValueContext): Expression {
  const known = new Set<string>();
  const elements = someOf(context.random, () => {
    const element = plainlyNamed(asElement(valueOf(of, context), context.random), nameFrom);
    const name = nameIn(element, nameFrom);
    if (name === undefined) return [element];
    const isNew = !known.has(name);
    known.add(name);
    return isNew ? [element] : [];
  });
  return list(elements.flat());
}

/** An element in which nothing stands around the value of its name: the module system reads it as it is. */
function plainlyNamed(element: Expression, nameFrom: string): Expression {
  switch (element.kind) {
    case "set":
      return set(element.attributes.map(([name, value]) => [name, name === nameFrom ? plain(value) : value]));
    case "call":
    case "function":
      return { ...element, of: plainlyNamed(element.of, nameFrom) };
    case "merge":
      return { ...element, of: element.of.map((part) => plainlyNamed(part, nameFrom)) };
    default:
      return element;
  }
}

function plain(value: Expression): Expression {
  if (value.kind === "call") return plain(value.of);
  const last = value.kind === "merge" ? value.of.at(-1) : undefined;
  return last === undefined ? value : plain(last);
}

/** What the attribute of a name is in an element, as far as that can be compared. */
function nameIn(element: Expression, nameFrom: string): string | undefined {
  switch (element.kind) {
    case "set":
      return element.attributes.flatMap(([name, value]) => (name === nameFrom ? [JSON.stringify(value)] : []))[0];
    case "call":
    case "function":
      return nameIn(element.of, nameFrom);
    case "merge":
      return element.of.map((part) => nameIn(part, nameFrom)).find((name) => name !== undefined);
    default:
      return undefined;
  }
}
