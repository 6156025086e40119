import type { Definition, Node } from "../definitions/definition.ts";
import { entryName } from "../definitions/entry-name.ts";
import type { Focus } from "../diagnostics/focus.ts";
import { definitionsOf } from "./definitions-of.ts";
import { filterOverrides } from "./filter-overrides.ts";
import type { Loc } from "./merging.ts";

/** Names of options and attributes, and numbers of elements in a list's final value. */
export type SitePath = readonly (string | number)[];

/** Where a value comes from. */
export interface Site {
  /** As messages name it, with `[definition 1-entry 1]` for an element of a list. */
  readonly loc: Loc;
  /** Those that count, in order; empty where nothing in the configuration defines the value. */
  readonly definitions: readonly Definition[];
  /** What of their attribute is meant. */
  readonly focus: Focus;
}

/**
 * The site of the value at `path` below a node that is known to be merged without errors. What has no definition,
 * because it is a default, is at the nearest set around it that has one.
 */
export function siteAt(node: Node, loc: Loc, path: SitePath, focus: "name" | "value"): Site {
  const start: Step = { node, site: { loc, definitions: winning(node, undefined), focus: { on: focus } } };
  const end = path.reduce<Step | undefined>((step, part) => step && enter(step, part, focus), start);
  return end?.site ?? outer(node, loc, path);
}

/** Whether a set of options has a definition of one that counts. */
export function definesAt(node: Node, option: string): boolean {
  const inner = childOf(node, option);
  return inner !== undefined && winning(inner, winning(node, undefined)[0]).length > 0;
}

interface Step {
  readonly node: Node;
  readonly site: Site;
}

/** The site of the set around; its name stands for what it does not say. */
function outer(node: Node, loc: Loc, path: SitePath): Site {
  const around = siteAt(node, loc, path.slice(0, -1), "name");
  const name = path.at(-1);
  if (typeof name !== "string") return around;
  const focus: Focus = around.focus.on === "name" ? { loc: around.loc, ...around.focus } : around.focus;
  return { ...around, loc: [...around.loc, name], focus };
}

function enter({ node, site }: Step, part: string | number, focus: "name" | "value"): Step | undefined {
  if (typeof part === "number") return enterElement(site, part);
  const inner = childOf(node, part);
  if (inner === undefined) return undefined;
  const definitions = winning(inner, site.definitions[0]);
  // After `mkIf false` an option has its default as if it were not there.
  if (definitions.length === 0) return undefined;
  return { node: inner, site: { loc: [...site.loc, part], definitions, focus: { on: focus } } };
}

function childOf(node: Node, name: string): Node | undefined {
  if (typeof node !== "object" || node === null || Array.isArray(node)) return undefined;
  const children: { readonly [name: string]: Node } =
    "attrs" in node ? node.attrs : "options" in node ? node.options : {};
  return Object.hasOwn(children, name) ? children[name] : undefined;
}

/** `mkIf false` drops elements, so that those of the final value have to be counted. */
function enterElement({ loc, definitions }: Site, number: number): Step | undefined {
  let left = number;
  for (const [nth, definition] of definitions.entries()) {
    for (const [index, node] of elementsOf(definition).entries()) {
      const own = winning(node, definition);
      if (own.length === 0 || left-- > 0) continue;
      const name = entryName(nth, index);
      return { node, site: { loc: [...loc, name], definitions: [definition], focus: entryFocus(index, own) } };
    }
  }
  return undefined;
}

function elementsOf({ value }: Definition): readonly Node[] {
  return typeof value === "object" && value !== null && "list" in value ? value.list : [];
}

function entryFocus(index: number, [first]: readonly Definition[]): Focus {
  const text = first?.value;
  return { on: "entry", index, ...(typeof text === "string" && { text }) };
}

function winning(node: Node, within: Definition | undefined): readonly Definition[] {
  return filterOverrides(definitionsOf(node, within));
}
