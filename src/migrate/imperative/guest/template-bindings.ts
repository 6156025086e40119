import type { SyntaxNode } from "../../../syntax/syntax-node.ts";
import { unwrapValue } from "../../../syntax/unwrap-value.ts";

/** The attribute set that a module consists of, behind its arguments, `with` and `let`; undefined where it is no such. */
export function moduleBody(expression: SyntaxNode): SyntaxNode | undefined {
  let body = unwrapValue(expression);
  for (
    let inner = body.field("body");
    body.type === "function_expression" && inner !== undefined;
    inner = body.field("body")
  ) {
    body = unwrapValue(inner);
  }
  return body.type === "attrset_expression" ? body : undefined;
}

/** What of a module nixos-container writes itself, and the containers module sets for every container that it evaluates. */
export function templateBindings(body: SyntaxNode, container: string): readonly SyntaxNode[] {
  const written = writtenFor(container);
  return bindingsOf(body).filter((binding) => written.has(binding.text.replaceAll(/\s+/g, " ")));
}

/** All bindings of a set; `inherit` counts as one. */
export function bindingsOf(body: SyntaxNode): readonly SyntaxNode[] {
  return body.parts.filter(({ type }) => type === "binding_set").flatMap(({ parts }) => parts);
}

/** By the releases of nixos-container. */
function writtenFor(container: string): ReadonlySet<string> {
  return new Set([
    "boot.isContainer = true;",
    "boot.isNspawnContainer = true;",
    "networking.useDHCP = false;",
    `networking.hostName = mkDefault "${container}";`,
    `networking.hostName = lib.mkDefault "${container}";`,
  ]);
}
