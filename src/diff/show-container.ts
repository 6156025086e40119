import type { ContainerOptions } from "../../lowering/types.ts";
import { sortedEntries } from "../../lowering/byte-order.ts";

/** The values of a container's options as Nix writes them, each on lines of its own, so that they can be compared. */
export function showContainer(container: ContainerOptions): string {
  return sortedEntries<unknown>({ ...container })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} = ${show(value, "")};\n`)
    .join("");
}

function show(value: unknown, indent: string): string {
  if (typeof value === "string") return showString(value);
  if (typeof value !== "object" || value === null) return String(value);
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((element) => show(element, inner))
    : sortedEntries<unknown>({ ...value }).map(([name, of]) => `${showName(name)} = ${show(of, inner)};`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (lines.length === 0) return `${open} ${close}`;
  return [open, ...lines.map((line) => `${inner}${line}`), `${indent}${close}`].join("\n");
}

function showName(name: string): string {
  return /^[A-Za-z_][\w'-]*$/.test(name) ? name : showString(name);
}

function showString(text: string): string {
  const escaped = text.replace(/["\\]/g, "\\$&").replaceAll("${", "\\${");
  return `"${escaped.replaceAll("\n", "\\n").replaceAll("\r", "\\r").replaceAll("\t", "\\t")}"`;
}
