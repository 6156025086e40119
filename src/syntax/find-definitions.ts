import type { Position } from "../definitions/definition.ts";
import { nameOf } from "./attribute.ts";
import type { ParsedSource } from "./parsed-source.ts";
import type { SyntaxNode } from "./syntax-node.ts";

/**
 * Where a source defines an option as one writes it, in its order: the position that Nix would give for the attribute.
 * Only names that stand there count; what a function makes is not seen.
 */
export function findDefinitions(source: ParsedSource, loc: readonly string[]): readonly Position[] {
  const found = [...source.root.descendants()].filter((node) => node.type === "binding" && defines(node, loc));
  return found
    .toSorted((a, b) => a.start - b.start)
    .map(({ start }) => {
      const { line, column } = source.source.placeOf(start);
      return [source.file, line, column];
    });
}

/** Whether the option's last name stands in the path of a binding. */
function defines(binding: SyntaxNode, loc: readonly string[]): boolean {
  const around = [...(binding.parent?.ancestry() ?? [])].filter(({ type }) => type === "binding");
  const names = around.toReversed().flatMap(namesOf);
  // A module that is imported where it stands.
  const outer = names.slice(names.lastIndexOf("imports") + 1);
  const skipped = outer[0] === "config" || (outer.length === 0 && namesOf(binding)[0] === "config") ? 1 : 0;
  const path = [...outer, ...namesOf(binding)].slice(skipped);
  return outer.length - skipped < loc.length && loc.every((name, index) => path[index] === name);
}

function namesOf(binding: SyntaxNode): readonly (string | undefined)[] {
  return binding.field("attrpath")?.parts.map(nameOf) ?? [];
}
