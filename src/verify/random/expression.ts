import { nixString } from "../../evaluation/nix-string.ts";

/** A Nix expression as far as a shrinker takes it apart. */
export type Expression =
  | { readonly kind: "string"; readonly text: string }
  /** A number, a boolean, `null`, or whatever else is not taken apart. */
  | { readonly kind: "nix"; readonly text: string }
  | { readonly kind: "list"; readonly elements: readonly Expression[] }
  | { readonly kind: "set"; readonly attributes: readonly Attribute[] }
  /** A function of `lib`, with all its arguments but the last, such as `lib.mkOverride 70`. */
  | { readonly kind: "call"; readonly call: string; readonly of: Expression }
  | { readonly kind: "merge"; readonly of: readonly Expression[] }
  /** `head` is such as `{ name, ... }:`. */
  | { readonly kind: "function"; readonly head: string; readonly of: Expression };

export type Attribute = readonly [name: string, value: Expression];

export function string(text: string): Expression {
  return { kind: "string", text };
}

export function nix(text: string): Expression {
  return { kind: "nix", text };
}

export function list(elements: readonly Expression[]): Expression {
  return { kind: "list", elements };
}

export function set(attributes: readonly Attribute[]): Expression {
  return { kind: "set", attributes };
}

export function call(text: string, of: Expression): Expression {
  return { kind: "call", call: text, of };
}

/** A value with a priority: conditions and merges have to stand around that, or they are taken for the value. */
export function withPriority(priority: string, value: Expression): Expression {
  return value.kind === "call" || value.kind === "merge" ? value : call(priority, value);
}

/** The expression as Nix reads it, laid out to be read by people too. */
export function showExpression(expression: Expression): string {
  switch (expression.kind) {
    case "string":
      return showString(expression.text);
    case "nix":
      return expression.text;
    case "list":
      return showList(expression.elements);
    case "set":
      return showSet(expression.attributes);
    case "call":
      return `${expression.call} ${showArgument(expression.of)}`;
    case "merge":
      return `lib.mkMerge ${showList(expression.of)}`;
    case "function":
      return `${expression.head} ${showExpression(expression.of)}`;
  }
}

/** As an element of a list or an argument. */
export function showArgument(expression: Expression): string {
  const text = showExpression(expression);
  return isAtom(expression) ? text : `(${text})`;
}

function isAtom(expression: Expression): boolean {
  if (expression.kind === "nix")
    return /^(?:[\w./]+|\[[^[\]]*\]|\{[^{}]*\}|"[^"$\\]*"|\([^()]*\))$/.test(expression.text);
  return ["string", "list", "set"].includes(expression.kind);
}

/** On one line, so that it can be indented. */
function showString(text: string): string {
  return nixString(text).replaceAll("\n", "\\n");
}

/** A path of attributes, as one writes it. */
export function showPath(path: readonly string[]): string {
  return path.map(showName).join(".");
}

const KEYWORDS: ReadonlySet<string> = new Set([
  "assert",
  "else",
  "if",
  "in",
  "inherit",
  "let",
  "or",
  "rec",
  "then",
  "with",
]);

function showName(name: string): string {
  return /^[a-zA-Z_][\w'-]*$/.test(name) && !KEYWORDS.has(name) ? name : showString(name);
}

function showList(elements: readonly Expression[]): string {
  return block("[", elements.map(showArgument), "]");
}

function showSet(attributes: readonly Attribute[]): string {
  return block(
    "{",
    attributes.map(([name, value]) => showAttribute([name], value)),
    "}",
  );
}

/** A set that has one attribute is written as a longer path. */
function showAttribute(path: readonly string[], value: Expression): string {
  const [only, ...others] = value.kind === "set" ? value.attributes : [];
  if (only !== undefined && others.length === 0) return showAttribute([...path, only[0]], only[1]);
  return `${showPath(path)} = ${showExpression(value)};`;
}

const LINE_WIDTH = 80;

/** On one line where that is short. */
function block(open: string, parts: readonly string[], close: string): string {
  const line = [open, ...parts, close].join(" ");
  if (parts.length === 0 || (line.length <= LINE_WIDTH && !line.includes("\n"))) return line;
  return [open, ...parts.map((part) => `  ${part.replaceAll("\n", "\n  ")}`), close].join("\n");
}
