import type { ContainerOptions } from "../../lowering/types.ts";
import { sortedEntries } from "../../lowering/byte-order.ts";

/** The values of a container's options as Nix writes them, each on a line of its own, so that they can be compared. */
export function showContainer(container: ContainerOptions): string {
  return showAssignments([], { ...container });
}

/** A value at the path of an option as Nix writes it; the values in a set are on lines of their own. */
export function showAssignments(path: readonly string[], value: unknown): string {
  return assignments(path, value)
    .map((line) => `${line}\n`)
    .join("");
}

/** Sets that are not empty have a line for each of their values. */
function assignments(path: readonly string[], value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (isSet(value) && Object.keys(value).length > 0) {
    return sortedEntries<unknown>({ ...value }).flatMap(([name, of]) => assignments([...path, showName(name)], of));
  }
  return [`${path.join(".")} = ${show(value)};`];
}

function isSet(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  if (typeof value === "string") return showString(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return ["[", ...value.map(show), "]"].join(" ");
  const inner = sortedEntries<unknown>({ ...value }).map(([name, of]) => `${showName(name)} = ${show(of)};`);
  return ["{", ...inner, "}"].join(" ");
}

function showName(name: string): string {
  return /^[A-Za-z_][\w'-]*$/.test(name) ? name : showString(name);
}

function showString(text: string): string {
  const escaped = text.replace(/["\\]/g, "\\$&").replaceAll("${", "\\${");
  return `"${escaped.replaceAll("\n", "\\n").replaceAll("\r", "\\r").replaceAll("\t", "\\t")}"`;
}
