import type { Definition, Node, Value } from "../../src/definitions/definition.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";

/** Says where things are with the directory of the configuration left out. */
export type Place = (file: string) => string;

/** A diagnostic as the expectations write it; what is null or empty is left out. */
export interface ExpectedDiagnostic {
  readonly code: string;
  readonly message: string;
  readonly severity?: "warning" | "hint";
  readonly loc?: string;
  readonly at?: string;
  readonly definitions?: readonly string[];
}

/** The parts of a diagnostic that are promised: code, words and places. */
export function describeDiagnostic(diagnostic: Diagnostic, place: Place): ExpectedDiagnostic {
  const { code, severity, message, loc, span, definitions } = diagnostic;
  return {
    code,
    ...(severity === "error" ? {} : { severity }),
    message: place(message),
    ...(loc.length === 0 ? {} : { loc: loc.join(".") }),
    ...(span === null ? {} : { at: `${place(span.file)}:${span.line}:${span.column}` }),
    ...(definitions.length === 0 ? {} : { definitions: definitions.map(({ at }) => describePosition(at, place)) }),
  };
}

/** Every definition of a node, by option: `PLACE VALUE`, and what is not ordinary about it. */
export function describeDefinitions(node: Node, place: Place, loc = ""): Readonly<Record<string, readonly string[]>> {
  if (typeof node !== "object" || node === null) return { [loc]: [JSON.stringify(node)] };
  if (isLeaf(node)) return describeLeaf(node, place, loc);
  const children = "attrs" in node ? node.attrs : node.options;
  const undeclared = "undeclared" in node ? node.undeclared : {};
  const declared = "declared" in node ? node.declared : {};
  return Object.assign(
    {},
    ...Object.entries(children).map(([name, child]) => describeDefinitions(child, place, join(loc, name))),
    ...Object.entries(undeclared ?? {}).map(([name, found]) => ({
      [join(loc, name)]: found.map(({ at }) => `${describePosition(at, place)} undeclared`),
    })),
    ...Object.entries(declared ?? {}).map(([name, value]) => ({
      [join(loc, name)]: [`declared ${place(JSON.stringify(value))}`],
    })),
  ) as Record<string, string[]>;
}

function describeLeaf(definitions: readonly Definition[], place: Place, loc: string): Record<string, string[]> {
  const elements = definitions.flatMap(({ value }) => {
    return typeof value === "object" && value !== null && "list" in value ? value.list : [];
  });
  return Object.assign(
    { [loc]: definitions.map((definition) => describeDefinition(definition, place)) },
    ...elements.map((element, index) => {
      return typeof element === "object" ? describeDefinitions(element, place, `${loc}[${index}]`) : {};
    }),
  ) as Record<string, string[]>;
}

function describeDefinition({ at, module, priority, order, value }: Definition, place: Place): string {
  return [
    describePosition(at, place),
    ...(module === undefined ? [] : [`of ${place(module)}`]),
    ...(priority === undefined ? [] : [`priority ${priority}`]),
    ...(order === undefined ? [] : [`order ${order}`]),
    value === undefined ? "never evaluated" : place(describeValue(value)),
  ].join(" ");
}

function describeValue(value: Value): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if ("list" in value) {
    return `[${value.list.map((element) => (typeof element === "object" ? "…" : JSON.stringify(element))).join(" ")}]`;
  }
  return Object.entries(value)
    .map(([key, given]) => (given === true ? key : `${key} ${String(given)}`))
    .join(" ");
}

function describePosition([file, line, column]: Definition["at"], place: Place): string {
  return line === 0 ? place(file) : `${place(file)}:${line}:${column}`;
}

function isLeaf(node: Exclude<Node, string | number | boolean | null>): node is readonly Definition[] {
  return Array.isArray(node);
}

function join(loc: string, name: string): string {
  const part = /^[\w'-]+$/.test(name) ? name : JSON.stringify(name);
  return loc === "" ? part : `${loc}.${part}`;
}
