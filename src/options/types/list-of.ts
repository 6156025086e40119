import type { Definition, Node, Value } from "../../definitions/definition.ts";
import { entryName } from "../../definitions/entry-name.ts";
import type { Release } from "../../releases/releases.ts";
import { DROPPED, mergeElement } from "../merge-element.ts";
import type { Merging } from "../merging.ts";
import { listing } from "../repairs.ts";
import { reportNotAList } from "../report.ts";
import { describeElements, mismatchIn } from "./describe-part.ts";
import type { OptionType } from "./option-type.ts";

/** `types.listOf`: the elements of all definitions, one after the other. Each element is merged on its own. */
export function listOf<T>(of: OptionType<T>, release: Release): OptionType<readonly T[]> {
  const description = `list of ${describeElements(of, release)}`;
  const mismatch = mismatchIn(release);
  return {
    description,
    descriptionClass: "composite",
    check: (value) => elementsOf(value) !== undefined,
    merge: (merging) => mergeList(of, merging),
    repair: (value) => (of.check(value) ? listing(value) : undefined),
    ...mismatch,
    toNix: () => ({ kind: "listOf", description, ...mismatch, of: of.toNix() }),
    toJsonSchema: () => ({ type: "array", items: of.toJsonSchema() }),
    ...(of.nested && { nested: { loc: ["*", ...of.nested.loc], options: of.nested.options } }),
  };
}

function mergeList<T>(of: OptionType<T>, merging: Merging): readonly T[] | undefined {
  const stranger = merging.definitions.find((definition) => elementsOf(definition.value) === undefined);
  if (stranger !== undefined) {
    reportNotAList(merging, stranger);
    return undefined;
  }
  const merged: T[] = [];
  let failed = false;
  merging.definitions.forEach((definition, index) => {
    elementsOf(definition.value)?.forEach((node, entry) => {
      const name = entryName(index, entry);
      const element = mergeElement(merging, { name, type: of, node, within: definition });
      if (element === undefined) failed = true;
      else if (element !== DROPPED) merged.push(element);
    });
  });
  return failed ? undefined : merged;
}

function elementsOf(value: Definition["value"]): readonly Node[] | undefined {
  return isList(value) ? value.list : undefined;
}

function isList(value: Value | undefined): value is Extract<Value, { readonly list: unknown }> {
  return typeof value === "object" && value !== null && "list" in value;
}
