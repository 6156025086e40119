import type { Definition, Value } from "../definitions/definition.ts";
import { closestName } from "../diagnostics/closest-name.ts";
import { createDiagnostic } from "../diagnostics/create-diagnostic.ts";
import type { CompetingDefinition, Repair, Span } from "../diagnostics/diagnostic.ts";
import type { Focus } from "../diagnostics/focus.ts";
import { pointSpan } from "../diagnostics/point-span.ts";
import type { DiagnosticCode, MessageArguments } from "../diagnostics/messages.ts";
import { priorityOf } from "./filter-overrides.ts";
import type { Loc, Merging } from "./merging.ts";
import type { NamedOption } from "./option-declaration.ts";
import { listing, renaming } from "./repairs.ts";
import { showValue } from "./show-value.ts";

interface Undeclared {
  readonly name: string;
  readonly definitions: readonly Definition[];
  /** The options that there are beside it. */
  readonly known: readonly string[];
}

export function reportUnknownOption(parent: Merging, { name, definitions, known }: Undeclared): void {
  const loc = [...parent.loc, name];
  const blamed = definitions.length > 0 ? definitions : parent.definitions;
  const file = blamed[0] === undefined ? "" : nameOfFile(parent, blamed[0]);
  const meant = closestName(name, known);
  const repair = meant === undefined ? undefined : renaming(name, meant, known);
  const given = { option: showOption(loc), file, meant, known };
  report("unknown-option", given, { loc, definitions: blamed, scope: parent.scope, focus: { on: "name" }, repair });
}

export function reportWrongType(merging: Merging, definition: Definition): void {
  const given = { ...wrongValue(merging, definition), type: merging.type.description };
  report("wrong-type", given, { ...merging, definitions: [definition], ...valuePlace(merging, definition) });
}

export function reportNotAList(merging: Merging, definition: Definition): void {
  const place = { focus: { on: "value" }, repair: listing(definition.value) } as const;
  report("not-a-list", wrongValue(merging, definition), { ...merging, definitions: [definition], ...place });
}

export function reportDefinedMultipleTimes(merging: Merging): void {
  const { definitions, option, scope } = merging;
  const derived = definitions.some((definition) => definition.at[0] === scope.release.containersModule);
  const derivedFrom = derived ? option.definedFrom : undefined;
  report("defined-multiple-times", { ...contradiction(merging), derivedFrom }, merging);
}

export function reportConflictingDefinitions(merging: Merging): void {
  report("conflicting-definitions", contradiction(merging), merging);
}

export function reportNullAndNotNull(merging: Merging): void {
  report("null-and-not-null", contradiction(merging), merging);
}

/** `parent` is the submodule that the option is missing in; its first definition is shown. */
export function reportNotDefined(option: NamedOption, parent: Merging): void {
  const loc = [...parent.loc, option.name];
  const source = siblingOf(option, parent);
  const examples = [option, ...(source === undefined ? [] : [source])].map(exampleOf);
  // An element of a list has no name: its set stands for it.
  const focus = isElement(parent.loc) ? ({ on: "set" } as const) : ({ on: "name", loc: parent.loc } as const);
  const place = { loc, definitions: parent.definitions.slice(0, 1), scope: parent.scope, focus };
  report("not-defined", { option: showOption(loc), examples }, place);
}

interface ReportPlace extends Pick<Merging, "loc" | "definitions" | "scope"> {
  readonly focus?: Focus;
  readonly repair?: Repair | undefined;
}

function report<Code extends DiagnosticCode>(
  code: Code,
  given: MessageArguments[Code],
  { loc, definitions, scope, focus = { on: "name" }, repair }: ReportPlace,
): void {
  const competing = definitions.length > 1 ? definitions.map(competingDefinition) : [];
  const place = { loc, span: firstSpan(definitions), definitions: competing, focus, ...(repair && { repair }) };
  scope.diagnostics.push(createDiagnostic(code, given, place));
}

/** An element of a list that is not a set has no place but that of the list. */
function valuePlace({ loc, type }: Merging, { value }: Definition): Pick<ReportPlace, "focus" | "repair"> {
  const entry = ENTRY.exec(loc.at(-1) ?? "")?.[1];
  const index = Number(entry) - 1;
  const text = typeof value === "string" ? { text: value } : {};
  return {
    focus: entry === undefined ? { on: "value" } : { on: "entry", index, ...text },
    repair: value === undefined ? undefined : type.repair?.(value),
  };
}

/** How nixpkgs names an element of a list. */
const ENTRY = /^\[definition \d+-entry (\d+)\]$/;

function isElement(loc: Loc): boolean {
  return ENTRY.test(loc.at(-1) ?? "");
}

function siblingOf({ definedFrom }: NamedOption, parent: Merging): NamedOption | undefined {
  return parent.type.nested?.options.find((option) => option.name === definedFrom);
}

function wrongValue(merging: Merging, definition: Definition) {
  const { loc, option } = merging;
  const { value } = definition;
  const repair = value === undefined ? undefined : merging.type.repair?.(value);
  // Of an element of a list, the example is of the whole list.
  const repaired = repair !== undefined && SHORT_EXAMPLE.test(repair.by) && !isElement(loc);
  const example = repaired ? `${option.name} = ${repair.by};` : exampleOf(option);
  return {
    option: showOption(loc),
    file: nameOfFile(merging, definition),
    given: showValue(value),
    isPath: isPath(value) && merging.type.check(""),
    example,
  };
}

function contradiction(merging: Merging) {
  const { loc, option, definitions } = merging;
  const files = definitions.map((definition) => nameOfFile(merging, definition));
  return { option: showOption(loc), files, name: option.name };
}

function nameOfFile({ scope }: Merging, definition: Definition): string {
  return scope.fileName(fileOf(definition));
}

/** `showOption` of 19.03's `lib/options.nix`: nothing is quoted. */
function showOption(loc: Loc): string {
  return loc.join(".");
}

function exampleOf({ name, example }: NamedOption): string {
  return `${name} = ${example};`;
}

function fileOf({ at, module }: Definition): string {
  return module ?? at[0];
}

function competingDefinition(definition: Definition): CompetingDefinition {
  return { at: definition.at, file: fileOf(definition), priority: priorityOf(definition) };
}

function firstSpan(definitions: readonly Definition[]): Span | null {
  return pointSpan(definitions.find(({ at: [, line] }) => line > 0)?.at);
}

/** What fits into a line of help. */
const SHORT_EXAMPLE = /^[^\p{C}\p{Zl}\p{Zp}]{1,40}$/u;

function isPath(value: Value | undefined): boolean {
  return typeof value === "object" && value !== null && "path" in value;
}
