import { sortedEntries } from "../../../lowering/byte-order.ts";
import type { Node } from "../../definitions/definition.ts";
import { definesAt } from "../../options/site.ts";

/** An option that a configuration sets. */
export interface SetOption {
  /** Below `containers.NAME`. */
  readonly path: readonly string[];
  /** The same in the words of the option model. */
  readonly option: string;
}

/** The options of a container that have a definition, the innermost ones, in byte order. */
export function setOptions(container: Node): readonly SetOption[] {
  return below(container, [], "containers.<name>");
}

/** How the option model names an element of a set. */
const ELEMENT = "<name>";

function below(node: Node, path: readonly string[], option: string): readonly SetOption[] {
  return childrenOf(node)
    .filter(({ name }) => definesAt(node, name))
    .flatMap(({ name, child, placeholder }) => {
      const inner = [...path, name];
      const innerOption = `${option}.${placeholder}`;
      const found = below(child, inner, innerOption);
      if (found.length > 0) return found;
      // What an empty element is follows from the option that holds it.
      return [{ path: inner, option: placeholder === ELEMENT ? option : innerOption }];
    });
}

interface Child {
  readonly name: string;
  readonly child: Node;
  readonly placeholder: string;
}

function childrenOf(node: Node): readonly Child[] {
  if (typeof node !== "object" || node === null) return [];
  if ("attrs" in node) return sortedEntries(node.attrs).map(([name, child]) => ({ name, child, placeholder: ELEMENT }));
  if (!("options" in node)) return [];
  return sortedEntries(node.options).map(([name, child]) => ({ name, child, placeholder: name }));
}
