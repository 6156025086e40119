import type { AttrsNode, Position } from "../../../definitions/definition.ts";
import type { TextEdit } from "../../../diagnostics/diagnostic.ts";
import { attributeAt, nameOf } from "../../../syntax/attribute.ts";
import { chooseName } from "../../../syntax/choose-name.ts";
import type { ParsedSource } from "../../../syntax/parsed-source.ts";
import type { SyntaxNode } from "../../../syntax/syntax-node.ts";
import type { Renaming } from "../../common/renaming.ts";
import { positionsIn } from "../positions-in.ts";

/** The edits that rename a container where it is defined. */
export function renameDefinitions(
  containers: AttrsNode,
  { from, to }: Renaming,
  sourceOf: (file: string) => ParsedSource | undefined,
): readonly TextEdit[] {
  const edits = new Map<string, TextEdit>();
  for (const at of positionsIn(containers.attrs[from] ?? null)) {
    const source = sourceOf(at[0]);
    const name = source && nameAt(source, at, from);
    if (source === undefined || name === undefined) continue;
    edits.set(`${at[0]}:${name.start}`, { ...source.spanOf(name), newText: written(to, name) });
  }
  return [...edits.values()];
}

/** The name of the container in the path of the attribute there. */
function nameAt(source: ParsedSource, [, line, column]: Position, name: string): SyntaxNode | undefined {
  const offset = line === 0 ? undefined : source.source.offsetOf({ line, column });
  const attribute = offset === undefined ? undefined : attributeAt(source, offset);
  if (attribute?.kind !== "binding") return undefined;
  const chosen = chooseName(attribute, ["containers", name]);
  return chosen?.below === 0 && nameOf(chosen.node) === name ? chosen.node : undefined;
}

/** Quotation marks stay, and come where they have to be. */
export function written(name: string, place: SyntaxNode): string {
  return place.type === "identifier" && /^[a-zA-Z_][\w'-]*$/.test(name) ? name : `"${name}"`;
}
