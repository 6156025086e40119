import { sortedEntries } from "../../lowering/byte-order.ts";

/** An object to be written as JSON; what it holds has to be JSON too, or integers as `bigint`. */
export type JsonDocument = object;

type Members = Readonly<Record<string, unknown>>;

/**
 * The text of a JSON document in pieces, with a newline at the end. Large sets have a line for each member, indented by
 * two spaces a level, and everything below them is on that line, so that texts compare well line by line. The keys of
 * the document are in its own order; names of containers, units, files, mounts and interfaces are in byte order.
 */
export function* jsonChunks(document: JsonDocument): Generator<string> {
  yield* objectChunks(Object.entries(document), "", streamedLevels);
  yield "\n";
}

/** `systemd.services.NAME` is the deepest set that grows with the number of containers. */
const streamedLevels = 3;

function* objectChunks(entries: readonly [string, unknown][], indent: string, levels: number): Generator<string> {
  if (entries.length === 0) return yield "{}";
  const inner = `${indent}  `;
  let before = "{\n";
  for (const [key, value] of entries) {
    const start = `${before}${inner}${JSON.stringify(key)}: `;
    if (levels > 1 && isObject(value)) {
      yield start;
      yield* objectChunks(sortedEntries(value), inner, levels - 1);
    } else {
      yield start + renderJson(value);
    }
    before = ",\n";
  }
  yield `\n${indent}}`;
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** JSON on one line. */
function renderJson(value: unknown): string {
  if (isObject(value) && hasIndexNames(value)) return renderMembers(sortedEntries(value), renderJson);
  try {
    return JSON.stringify(value);
  } catch (error) {
    // Integers that a `number` cannot hold are rare enough to be tried second.
    if (error instanceof TypeError) return renderWithIntegers(value);
    throw error;
  }
}

/** Whether names are not in the order in which they were given: JavaScript puts those like `10` first. */
function hasIndexNames(value: Members): boolean {
  for (const first in value) return /^\d/.test(first);
  return false;
}

function renderMembers(members: readonly [string, unknown][], render: (value: unknown) => string): string {
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${render(member)}`).join(",")}}`;
}

function renderWithIntegers(value: unknown): string {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return `[${value.map(renderWithIntegers).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return renderMembers(Object.entries(value), renderWithIntegers);
}
