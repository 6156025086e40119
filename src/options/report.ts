import type { Definition, Value } from "../definitions/definition.ts";
import { entryIndex, isEntry } from "../definitions/entry-name.ts";
import { fileOf } from "../definitions/file-of.ts";
import { closestName } from "../diagnostics/closest-name.ts";
import { createDiagnostic } from "../diagnostics/create-diagnostic.ts";
import type { Repair, Span } from "../diagnostics/diagnostic.ts";
import type { Focus } from "../diagnostics/focus.ts";
import { pointSpan } from "../diagnostics/point-span.ts";
import type { DiagnosticCode, MessageArguments } from "../diagnostics/messages.ts";
import { competingDefinition } from "./competing-definition.ts";
import type { Loc, Merging, Scope } from "./merging.ts";
import type { NamedOption, OptionSpan } from "./option-declaration.ts";
import { listing, renaming } from "./repairs.ts";
import { showOption } from "./show-option.ts";
import { showValue } from "./show-value.ts";

interface Undeclared {
  readonly name: string;
  readonly definitions: readonly Definition[];
  /** The options that there are beside it. */
  readonly known: readonly string[];
  /** The other releases that have it, where some do. */
  readonly span: OptionSpan | undefined;
}

export function reportUnknownOption(parent: Merging, { name, definitions, known, span }: Undeclared): void {
  const loc = [...parent.loc, name];
  const blamed = definitions.length > 0 ? definitions : parent.definitions;
  const file = blamed[0] === undefined ? "" : nameOfFile(parent, blamed[0]);
  // What another release has is spelt right.
  const meant = span === undefined ? closestName(name, known) : undefined;
  const repair = meant === undefined ? undefined : renaming(name, meant, known);
  const given = { ...inWordsOf(parent.scope, loc), file, meant, known, ...(span && { elsewhere: { name, ...span } }) };
  report("unknown-option", given, { loc, definitions: blamed, scope: parent.scope, focus: { on: "name" }, repair });
}

export function reportWrongType(merging: Merging, definition: Definition): void {
  const { description, mismatch } = merging.type;
  const given = { ...wrongValue(merging, definition), type: description, mismatch };
  report("wrong-type", given, { ...merging, definitions: [definition], ...valuePlace(merging, definition) });
}

export function reportNotAList(merging: Merging, definition: Definition): void {
  const place = { focus: { on: "value" }, repair: listing(definition.value) } as const;
  report("not-a-list", wrongValue(merging, definition), { ...merging, definitions: [definition], ...place });
}

export function reportDefinedMultipleTimes(merging: Merging): void {
  report("defined-multiple-times", contradiction(merging), merging);
}

export function reportConflictingDefinitions(merging: Merging): void {
  report("conflicting-definitions", contradiction(merging), merging);
}

export function reportNullAndNotNull(merging: Merging): void {
  report("null-and-not-null", contradiction(merging), merging);
}

/** `parent` is the container that has an option which its release does not have any more. */
export function reportRemovedOption(parent: Merging, option: NamedOption, definitions: readonly Definition[]): void {
  const { name, until } = option;
  const loc = [...parent.loc, name];
  const files = definitions.map((definition) => nameOfFile(parent, definition));
  report("removed-option", { option: loc.join("."), files, name, until }, { loc, definitions, scope: parent.scope });
}

/** `parent` is the container that has two sources for its system; the definitions are those of both. */
export function reportExclusiveOptions(parent: Merging, name: string, definitions: readonly Definition[]): void {
  const loc = [...parent.loc, name];
  const container = parent.loc.join(".");
  report("exclusive-options", { container }, { loc, definitions, scope: parent.scope });
}

export function reportOrderedSubmodule(merging: Merging, definition: Definition): void {
  const { loc, scope } = merging;
  const given = { ...inWordsOf(scope, loc), file: nameOfFile(merging, definition) };
  report("ordered-submodule", given, { loc, definitions: [definition], scope, focus: { on: "value" } });
}

/** `parent` is the submodule that the option is missing in; its first definition is shown. */
export function reportNotDefined(option: NamedOption, parent: Merging): void {
  const loc = [...parent.loc, option.name];
  const examples = [option, ...sourcesOf(option, parent)].map(exampleOf);
  // An element of a list has no name: its set stands for it.
  const focus = isEntry(parent.loc.at(-1)) ? ({ on: "set" } as const) : ({ on: "name", loc: parent.loc } as const);
  const place = { loc, definitions: parent.definitions.slice(0, 1), scope: parent.scope, focus };
  report("not-defined", { ...inWordsOf(parent.scope, loc), examples }, place);
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
  const index = entryIndex(loc.at(-1));
  const text = typeof value === "string" ? { text: value } : {};
  return {
    focus: index === undefined ? { on: "value" } : { on: "entry", index, ...text },
    repair: value === undefined ? undefined : type.repair?.(value),
  };
}

function sourcesOf({ definedFrom = [] }: NamedOption, parent: Merging): readonly NamedOption[] {
  const options = parent.type.nested?.options ?? [];
  return definedFrom.flatMap((source) => options.filter(({ name }) => name === source));
}

function wrongValue(merging: Merging, definition: Definition) {
  const { loc, option, scope } = merging;
  const { value } = definition;
  const repair = value === undefined ? undefined : merging.type.repair?.(value);
  // Of an element of a list, the example is of the whole list.
  const repaired = repair !== undefined && SHORT_EXAMPLE.test(repair.by) && !isEntry(loc.at(-1));
  const example = repaired ? `${option.name} = ${repair.by};` : exampleOf(option);
  return {
    ...inWordsOf(scope, loc),
    file: nameOfFile(merging, definition),
    given: showValue(value),
    isPath: isPath(value) && merging.type.check(""),
    example,
  };
}

function contradiction(merging: Merging) {
  const { loc, option, definitions, scope } = merging;
  const files = definitions.map((definition) => nameOfFile(merging, definition));
  const derivedFrom = definitions.find((definition) => definition.derivedFrom !== undefined)?.derivedFrom;
  return { ...inWordsOf(scope, loc), files, name: option.name, derivedFrom };
}

function nameOfFile({ scope }: Merging, definition: Definition): string {
  return scope.fileName(fileOf(definition));
}

function inWordsOf({ release: { has } }: Scope, loc: Loc) {
  return { option: showOption(loc, has), has };
}

function exampleOf({ name, example }: NamedOption): string {
  return `${name} = ${example};`;
}

function firstSpan(definitions: readonly Definition[]): Span | null {
  return pointSpan(definitions.find(({ at: [, line] }) => line > 0)?.at);
}

/** What fits into a line of help. */
const SHORT_EXAMPLE = /^[^\p{C}\p{Zl}\p{Zp}]{1,40}$/u;

function isPath(value: Value | undefined): boolean {
  return typeof value === "object" && value !== null && "path" in value;
}
