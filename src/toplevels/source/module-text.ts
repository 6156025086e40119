import { nameOf } from "../../syntax/attribute.ts";
import type { ParsedSource } from "../../syntax/parsed-source.ts";
import type { Range } from "../../syntax/range.ts";
import type { SyntaxNode } from "../../syntax/syntax-node.ts";
import type { Token } from "../../syntax/tokens.ts";
import { type IsProperty, propertiesIn, setsBehind } from "./module-sets.ts";

/** A definition of a container that stands in a module itself, where nothing but the module system gets at it. */
export interface ContainerText {
  readonly name: string;
  /** What nobody sees who does not ask for the container's value. */
  readonly range: Range;
  /** What Nix sees without looking into the range. */
  readonly outside: "set" | "function" | "value";
}

/** What a module consists of, as far as its text says so for certain. */
export interface ModuleText {
  /** Where the plain paths in its `imports` start. */
  readonly imports: readonly number[];
  readonly containers: readonly ContainerText[];
}

/** Takes a module apart. Of a file that the grammar does not understand nothing is certain. */
export function moduleText(source: ParsedSource): ModuleText {
  if (source.hasErrors) return { imports: [], containers: [] };
  const isProperty = propertiesIn(source.root);
  const bindings = setsBehind(source.root, isProperty).flatMap((set) => bindingsBelow(set, [], isProperty));
  return {
    imports: bindings.flatMap(importsIn),
    containers: bindings
      .flatMap((binding) => containerTexts(binding, isProperty))
      .filter(({ range }) => isBalanced(source.tokens, range)),
  };
}

interface Binding {
  readonly path: readonly string[];
  readonly value: SyntaxNode;
}

/** The bindings of a set; of `config` and `containers` those further in. Paths are those of the module. */
function bindingsBelow(set: SyntaxNode, outer: readonly string[], isProperty: IsProperty): readonly Binding[] {
  return attributesOf(set).flatMap((attribute) => {
    const binding = bindingOf(attribute, outer);
    if (binding === undefined) return [];
    const { path, value } = binding;
    if (!["config", "containers", "config.containers"].includes(path.join("."))) return [binding];
    return setsBehind(value, isProperty).flatMap((next) =>
      next.type === "attrset_expression" ? bindingsBelow(next, path, isProperty) : [],
    );
  });
}

function bindingOf(attribute: SyntaxNode, outer: readonly string[]): Binding | undefined {
  const names = attribute.field("attrpath")?.parts.map(nameOf) ?? [];
  const value = attribute.field("expression");
  const path = names.filter((name) => name !== undefined);
  return value === undefined || path.length < names.length ? undefined : { path: [...outer, ...path], value };
}

function attributesOf(set: SyntaxNode): readonly SyntaxNode[] {
  return set.parts.flatMap(({ type, parts }) => (type === "binding_set" ? parts : []));
}

function importsIn({ path, value }: Binding): readonly number[] {
  if (path.join(".") !== "imports" || value.type !== "list_expression") return [];
  return value.parts.filter(isPlainPath).map(({ start }) => start);
}

function isPlainPath({ type, parts }: SyntaxNode): boolean {
  return type === "path_expression" && parts.every((part) => part.type === "path_fragment");
}

function containerTexts({ path, value }: Binding, isProperty: IsProperty): readonly ContainerText[] {
  const [root, name, option] = path[0] === "config" ? path.slice(1) : path;
  if (root !== "containers" || name === undefined) return [];
  // What is bound further in is an attribute of a set, which is not looked at before the container is merged.
  if (option !== undefined) return option === "_type" ? [] : [{ name, range: value, outside: "value" }];
  return setsBehind(value, isProperty).flatMap((set): readonly ContainerText[] => {
    if (set.type === "function_expression") return [{ name, range: set, outside: "function" }];
    return isPlainSet(set) ? [{ name, range: { start: set.start + 1, end: set.end - 1 }, outside: "set" }] : [];
  });
}

/** Whether Nix makes a set without evaluating anything in it, and the module system takes it for what it is. */
function isPlainSet(set: SyntaxNode): boolean {
  return attributesOf(set).every((attribute) => {
    if (attribute.type !== "binding") return !/\b_type\b/.test(attribute.text);
    const [first] = attribute.field("attrpath")?.parts ?? [];
    const name = first && nameOf(first);
    return name !== undefined && name !== "_type";
  });
}

/** Whether what opens in a range closes in it and the reverse: the lexer has to agree with the parser about what is text. */
function isBalanced(tokens: readonly Token[], range: Range): boolean {
  let open = 0;
  for (let index = firstFrom(tokens, range.start); index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined || token.start >= range.end) break;
    if (token.kind === "open") open++;
    else if (token.kind === "close" && --open < 0) return false;
  }
  return open === 0;
}

/** The first token, of many that stand in order, that starts at an offset or behind. */
function firstFrom(tokens: readonly Token[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
