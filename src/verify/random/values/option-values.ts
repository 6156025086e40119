import type { NamedOption } from "../../../options/option-declaration.ts";
import { type Attribute, call, type Expression, set, withPriority } from "../expression.ts";
import { decorated } from "./definitions.ts";
import { definitionsOf, valueOf } from "./kinds-of-values.ts";
import { below, type Placed, type ValueContext } from "./value-context.ts";

/** The context of the values of an option, inside that of what it is an option of. */
export function contextOf(option: NamedOption, context: ValueContext): ValueContext {
  const conditions = isRequired(option) ? [] : context.conditions;
  const hasOwnDefinition = option.defaultFromName !== undefined;
  return {
    ...context,
    conditions,
    hasOwnDefinition,
    example: option.example,
    nested: option.type.nested?.options ?? [],
  };
}

/** Definitions of an option, by its path. */
export function definitionsOfOption(option: NamedOption, context: ValueContext): readonly Placed[] {
  return below([option.name], definitionsOf(option.type.toNix(), contextOf(option, context)));
}

/** Definitions of some options of a submodule, and of all that have to be defined. */
export function definitionsOfOptions(options: readonly NamedOption[], context: ValueContext): readonly Placed[] {
  return chosen(options, context).flatMap((option) => definitionsOfOption(option, context));
}

/** A set, or another form of a submodule, with values for some of its options and for all that have to be defined. */
export function submoduleValue(options: readonly NamedOption[], context: ValueContext): Expression {
  const { random } = context;
  const attributes = chosen(options, context).map((option): Attribute => {
    const value = valueOf(option.type.toNix(), contextOf(option, context));
    return [option.name, decorated(random.chance(0.05) ? withPriority("lib.mkForce", value) : value, random)];
  });
  const whole = set(attributes);
  return random.weighted<() => Expression>([
    [20, () => whole],
    [1, () => call("lib.mkIf true", whole)],
    [0.5, () => withPriority("lib.mkForce", whole)],
    [1, () => ({ kind: "merge", of: [set(attributes.slice(0, 1)), set(attributes.slice(1))] })],
    [1, () => ({ kind: "function", head: "{ ... }:", of: whole })],
    [
      0.5,
      () => ({ kind: "function", head: "{ name, ... }:", of: set([["imports", { kind: "list", elements: [whole] }]]) }),
    ],
    [0.5, () => ({ kind: "function", head: "_:", of: set([["config", whole]]) })],
  ])();
}

function chosen(options: readonly NamedOption[], { random }: ValueContext): readonly NamedOption[] {
  return options.filter((option) => option.removed !== true && (isRequired(option) || random.chance(0.5)));
}

/** Whether the option has to be defined. */
export function isRequired(option: NamedOption): boolean {
  const hasValue = "default" in option || option.defaultFromName !== undefined || option.defaultFromPkgs !== undefined;
  return !hasValue && option.opaque !== true;
}
