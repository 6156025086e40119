import type { TextEdit } from "../../../diagnostics/diagnostic.ts";
import { nameOf } from "../../../syntax/attribute.ts";
import type { ParsedSource } from "../../../syntax/parsed-source.ts";
import type { Range } from "../../../syntax/range.ts";
import type { SyntaxNode } from "../../../syntax/syntax-node.ts";
import type { Renaming } from "../../common/renaming.ts";
import { isModuleVariable } from "./module-variable.ts";
import { written } from "./rename-definitions.ts";
import { mentionsName, renameInText } from "./rename-in-text.ts";

/** What becomes of the mentions of a container in a source. */
export interface RenamedMentions {
  readonly edits: readonly TextEdit[];
  /** Words that are the name, and may mean something else. */
  readonly unclear: readonly Range[];
}

/** Renames a container where a source refers to it: `config.containers.NAME`, and names that are made of its own. */
export function renameMentions(source: ParsedSource, renaming: Renaming): RenamedMentions {
  const edits: TextEdit[] = [];
  const unclear: Range[] = [];
  for (const node of source.hasErrors ? [] : source.root.descendants()) {
    const reference = referenceIn(node, renaming.from);
    if (reference !== undefined) {
      edits.push({ ...source.spanOf(reference), newText: written(renaming.to, reference) });
    } else if (isText(node)) {
      const text = withNeighbours(node);
      const newText = renameInText(text, renaming);
      if (newText !== text) edits.push({ ...source.spanOf(node), newText: ownPart(newText, node) });
      else if (mentionsName(text, renaming.from)) unclear.push(node);
    }
  }
  return { edits, unclear: unclear.toSorted((a, b) => a.start - b.start) };
}

/** A letter stands for what is interpolated at once before or behind: `web${x}` is another name than `web`. */
function withNeighbours(node: SyntaxNode): string {
  return `${isBeside(node, -1) ? "x" : ""}${node.text}${isBeside(node, 1) ? "x" : ""}`;
}

function ownPart(text: string, node: SyntaxNode): string {
  return text.slice(isBeside(node, -1) ? 1 : 0, isBeside(node, 1) ? -1 : undefined);
}

function isBeside(node: SyntaxNode, step: -1 | 1): boolean {
  const siblings = node.parent?.children ?? [];
  return siblings[siblings.indexOf(node) + step]?.type === "interpolation";
}

/** Text of strings, and names of attributes such as `ve-web`. */
function isText({ type, parent }: SyntaxNode): boolean {
  return type === "string_fragment" || (type === "identifier" && parent?.type === "attrpath");
}

/** The name in `config.containers.NAME`. */
function referenceIn(node: SyntaxNode, name: string): SyntaxNode | undefined {
  if (node.type !== "select_expression") return undefined;
  const [containers, container] = node.field("attrpath")?.parts ?? [];
  if (containers === undefined || container === undefined) return undefined;
  const variable = node.field("expression");
  if (variable?.text !== "config" || nameOf(containers) !== "containers" || nameOf(container) !== name)
    return undefined;
  return isModuleVariable(variable) ? container : undefined;
}
