import { escapedCharacter } from "./escaped-character.ts";
import { decodedIndentedString } from "./indented-string.ts";
import type { SyntaxNode } from "./syntax-node.ts";

/**
 * What an expression says: a string without interpolation, a number that JavaScript holds exactly, `true` or `false`.
 * Undefined for every other expression.
 */
export function literalOf(node: SyntaxNode): string | number | boolean | undefined {
  switch (node.type) {
    case "parenthesized_expression":
      return literalOfPart(node, "expression");
    case "integer_expression":
    case "float_expression":
      return numberOf(node.text);
    case "unary_expression":
      return negated(node);
    case "variable_expression":
      return node.text === "true" ? true : node.text === "false" ? false : undefined;
    default:
      return stringOf(node);
  }
}

/** What a string or URI says; undefined where something is interpolated, and for every other expression. */
export function stringOf(node: SyntaxNode): string | undefined {
  if (node.type === "uri_expression") return node.text;
  if (node.parts.some(({ type }) => type === "interpolation")) return undefined;
  if (node.type === "string_expression") return decodedString(node.text.slice(1, -1));
  if (node.type === "indented_string_expression") return decodedIndentedString(node.text.slice(2, -2));
  return undefined;
}

/** The content of a string in double quotes, as Nix reads it: every line end becomes `\n`. */
function decodedString(content: string): string {
  return content.replace(/\\([^])|\r\n?/gu, (_, character: string | undefined) => {
    return character === undefined ? "\n" : escapedCharacter(character);
  });
}

function numberOf(text: string): number | undefined {
  const number = Number(text);
  return /^\d+$/.test(text) && !Number.isSafeInteger(number) ? undefined : number;
}

function negated(node: SyntaxNode): number | undefined {
  const argument = literalOfPart(node, "argument");
  return typeof argument === "number" && node.field("operator")?.type === "-" ? -argument : undefined;
}

function literalOfPart(node: SyntaxNode, name: string): string | number | boolean | undefined {
  const part = node.field(name);
  return part && literalOf(part);
}
