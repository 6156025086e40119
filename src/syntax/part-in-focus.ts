import { isEntry } from "../definitions/entry-name.ts";
import type { Focus } from "../diagnostics/focus.ts";
import { entryAbove } from "./entry-above.ts";
import { importOf } from "./import-element.ts";
import { listEntry } from "./list-entry.ts";
import type { ParsedSource } from "./parsed-source.ts";
import { isReliable } from "./reliable.ts";
import type { SyntaxNode } from "./syntax-node.ts";
import type { Part, Target } from "./target.ts";

/** The part of an attribute that is in focus; where it is not written there, what it comes from. */
export function partInFocus(
  source: ParsedSource,
  target: Target,
  loc: readonly string[],
  focus: Focus,
): Part | undefined {
  switch (focus.on) {
    case "name":
      return target.below === 0
        ? target.name
        : (mention(source, target, loc) ?? entry(source, target, loc) ?? target.name);
    case "value":
      return entry(source, target, loc) ?? target.value;
    case "set":
      return set(source, target, loc);
    case "entry":
      return element(source, target, focus.index, focus.text) ?? making(target.value);
    case "import":
      return imported(source, target, focus.file) ?? making(target.value);
    default:
      return target.value;
  }
}

/** The element that the option's path leads through or to. */
function entry(source: ParsedSource, target: Target, loc: readonly string[]): Part | undefined {
  const index = target.below === undefined ? undefined : entryAbove(loc, target.below);
  const found = index === undefined ? undefined : element(source, target, index);
  return found && target.below !== 0 ? making(found) : found;
}

function element(source: ParsedSource, { expression }: Target, index: number, text?: string): Part | undefined {
  const found = expression && isReliable(expression) ? listEntry(source, expression, index, text) : undefined;
  return found && { nodes: [found.node], exact: found.exact };
}

/** The position is that of an attribute beside, or of the list, where the set has none. */
function set(source: ParsedSource, target: Target, loc: readonly string[]): Part | undefined {
  if (target.below !== undefined && target.below > 0) {
    const index = entryAbove(loc, target.below);
    return (index === undefined ? undefined : element(source, target, index)) ?? target.value;
  }
  const around = target.attribute.node.parent?.parent;
  return around && { nodes: [around], exact: true };
}

/** The only place in an expression that says the name of what it makes: `genAttrs [ "web" ] …`, `mapAttrs … { web = …; }`. */
function mention(source: ParsedSource, target: Target, loc: readonly string[]): Part | undefined {
  const { below, expression } = target;
  if (below === undefined || expression === undefined || !isReliable(expression)) return undefined;
  const name = loc.filter((component) => !isEntry(component)).at(-below) ?? "";
  const { strings, names } = source.mentionsIn(expression);
  const [found, ...others] = [...(strings.get(name) ?? []), ...(names.get(name) ?? [])];
  return found !== undefined && others.length === 0 ? { nodes: [found], exact: false } : undefined;
}

function imported(source: ParsedSource, { expression }: Target, file: string): Part | undefined {
  const found: SyntaxNode | undefined = expression && importOf(expression, file, source.file);
  return found && { nodes: [found], exact: true };
}

function making({ nodes }: Part): Part {
  return { nodes, exact: false };
}
