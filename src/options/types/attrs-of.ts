import type { Node, Value } from "../../definitions/definition.ts";
import type { Release } from "../../releases/releases.ts";
import { checkDefinitions } from "../check-definitions.ts";
import { DROPPED, mergeElement } from "../merge-element.ts";
import type { Merging } from "../merging.ts";
import { describeElements, mismatchIn } from "./describe-part.ts";
import type { OptionType } from "./option-type.ts";

/** `types.attrsOf`: every attribute is merged on its own; one whose definitions are all dropped vanishes. */
export function attrsOf<T>(of: OptionType<T>, release: Release): OptionType<{ readonly [name: string]: T }> {
  const description = `attribute set of ${describeElements(of, release)}`;
  const mismatch = mismatchIn(release);
  return {
    description,
    descriptionClass: "composite",
    check: isSet,
    merge: (merging) => mergeAttrs(of, merging),
    ...mismatch,
    toNix: () => ({ kind: "attrsOf", description, ...mismatch, of: of.toNix() }),
    toJsonSchema: () => ({ type: "object", additionalProperties: of.toJsonSchema() }),
    ...(of.nested && { nested: { loc: ["<name>", ...of.nested.loc], options: of.nested.options } }),
  };
}

/** Whether a value is an attribute set, derivations included. */
export function isSet(value: Value): boolean {
  return typeof value === "object" && value !== null && "set" in value;
}

/** The merge function of `attrsOf` and, once lists have become sets, of `loaOf`. */
export function mergeAttrs<T>(of: OptionType<T>, merging: Merging): { readonly [name: string]: T } | undefined {
  if (!checkDefinitions(merging)) return undefined;
  const merged = mergeAttrElements(of, merging);
  // An attribute may well be called `__proto__`: it is a property here too, never the prototype.
  return merged.every(([, value]) => value !== undefined) ? Object.fromEntries(merged as [string, T][]) : undefined;
}

/** The attributes that have a definition, each with its merged value, or undefined after at least one error was reported. */
export function mergeAttrElements<T>(
  of: OptionType<T>,
  merging: Merging,
): readonly (readonly [string, T | undefined])[] {
  const within = merging.definitions[0];
  const merged: [string, T | undefined][] = [];
  for (const [name, node] of attrsIn(merging.node)) {
    const element = mergeElement(merging, { name, type: of, node, within });
    if (element !== DROPPED) merged.push([name, element]);
  }
  return merged;
}

function attrsIn(node: Node): readonly (readonly [string, Node])[] {
  return typeof node === "object" && node !== null && "attrs" in node ? Object.entries(node.attrs) : [];
}
