import { nixString } from "../../../evaluation/nix-string.ts";
import type { NixItem, NixValue } from "./nix-value.ts";
import { indentLines, type TextLine } from "./text-line.ts";

const STEP = "  ";
/** Columns that nixfmt keeps lines to. */
const WIDTH = 100;
const KEYWORDS: readonly string[] = ["assert", "else", "if", "in", "inherit", "let", "or", "rec", "then", "with"];

/** Items of a set as nixfmt writes them, each line indented by `indent`. */
export function renderItems(items: readonly NixItem[], indent: string): readonly string[] {
  return items.flatMap((item) => {
    if ("comments" in item) return item.comments.map((comment) => `${indent}# ${comment}`.trimEnd());
    if ("lines" in item) return indentLines(item.lines, indent);
    return renderBinding(item.path, item.value, indent);
  });
}

function renderBinding(path: readonly string[], value: NixValue, indent: string): readonly string[] {
  const start = `${indent}${path.map(renderName).join(".")} =`;
  if (isSource(value)) return renderSource(value.source, start, indent);
  const [first = "", ...rest] = renderValue(value, indent);
  return ended([`${start} ${first}`, ...rest]);
}

/** What is not on one line begins on a line of its own. */
function renderSource(source: readonly TextLine[], start: string, indent: string): readonly string[] {
  const [first] = source;
  const short = `${start} ${first?.text ?? ""};`;
  if (source.length === 1 && short.length <= WIDTH && !short.includes("#")) return [short];
  return ended([start, ...indentLines(source, indent + STEP)]);
}

function ended(lines: readonly string[]): readonly string[] {
  return lines.with(-1, `${lines.at(-1) ?? ""};`);
}

/** The first line without indentation. */
function renderValue(value: NixValue, indent: string): readonly string[] {
  if (typeof value === "string") return [nixString(value)];
  if (typeof value === "number" || typeof value === "boolean") return [String(value)];
  if (isSource(value)) return indentLines(value.source, indent + STEP);
  return isList(value) ? renderList(value, indent) : renderSet(value.set, indent);
}

function renderList(items: readonly NixValue[], indent: string): readonly string[] {
  if (items.length === 0) return ["[ ]"];
  const inner = indent + STEP;
  const elements = items.map((item) => renderValue(item, inner));
  const [only] = elements;
  if (elements.length === 1 && only?.length === 1) return [`[ ${only[0] ?? ""} ]`];
  return ["[", ...elements.flatMap(([first = "", ...rest]) => [`${inner}${first}`, ...rest]), `${indent}]`];
}

function renderSet(items: readonly NixItem[], indent: string): readonly string[] {
  return items.length === 0 ? ["{ }"] : ["{", ...renderItems(items, indent + STEP), `${indent}}`];
}

/** The name of an attribute, in quotation marks where it needs them. */
export function renderName(name: string): string {
  return /^[a-zA-Z_][\w'-]*$/.test(name) && !KEYWORDS.includes(name) ? name : nixString(name);
}

function isList(value: NixValue): value is readonly NixValue[] {
  return Array.isArray(value);
}

function isSource(value: NixValue): value is { readonly source: readonly TextLine[] } {
  return typeof value === "object" && "source" in value;
}
