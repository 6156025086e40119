import { sortedEntries } from "../../lowering/byte-order.ts";

type Json = string | number | bigint | boolean | null | readonly Json[] | JsonObject;
type JsonObject = { readonly [key: string]: Json };

/** An object to be written as JSON; what it holds has to be JSON too. */
export type JsonDocument = object;

/**
 * The text of a JSON document in pieces: two spaces for each level, a newline at the end. The keys of the document are
 * in its own order, all others in byte order, as `nix eval --json` writes them.
 */
export function* jsonChunks(document: JsonDocument): Generator<string> {
  yield* objectChunks(Object.entries(document as JsonObject), "", streamedLevels);
  yield "\n";
}

/** `systemd.services.NAME` is the deepest set that grows with the number of containers. */
const streamedLevels = 3;

function* objectChunks(entries: readonly [string, Json][], indent: string, levels: number): Generator<string> {
  if (entries.length === 0) return yield "{}";
  const inner = `${indent}  `;
  let before = "{\n";
  for (const [key, value] of entries) {
    yield `${before}${inner}${JSON.stringify(key)}: `;
    if (levels > 1 && isObject(value)) yield* objectChunks(sortedEntries(value), inner, levels - 1);
    else yield renderJson(value, inner);
    before = ",\n";
  }
  yield `\n${indent}}`;
}

function renderJson(value: Json, indent: string): string {
  const inner = `${indent}  `;
  if (isList(value))
    return renderItems(
      "[",
      value.map((item) => renderJson(item, inner)),
      "]",
      indent,
    );
  if (typeof value === "bigint") return value.toString();
  if (!isObject(value)) return JSON.stringify(value);
  const members = sortedEntries(value).map(([key, item]) => `${JSON.stringify(key)}: ${renderJson(item, inner)}`);
  return renderItems("{", members, "}", indent);
}

function renderItems(open: string, items: readonly string[], close: string, indent: string): string {
  if (items.length === 0) return open + close;
  return `${open}\n${indent}  ${items.join(`,\n${indent}  `)}\n${indent}${close}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}
