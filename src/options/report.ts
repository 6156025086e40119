import type { Definition } from "../definitions/definition.ts";
import { closestName } from "../diagnostics/closest-name.ts";
import { createDiagnostic } from "../diagnostics/create-diagnostic.ts";
import type { CompetingDefinition, Span } from "../diagnostics/diagnostic.ts";
import { pointSpan } from "../diagnostics/point-span.ts";
import type { DiagnosticCode, MessageArguments } from "../diagnostics/messages.ts";
import { priorityOf } from "./filter-overrides.ts";
import type { Loc, Merging } from "./merging.ts";
import type { NamedOption } from "./option-declaration.ts";
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
  const given = { option: showOption(loc), file, meant: closestName(name, known), known };
  report("unknown-option", given, { loc, definitions: blamed, scope: parent.scope });
}

export function reportWrongType(merging: Merging, definition: Definition): void {
  const given = { ...wrongValue(merging, definition), type: merging.type.description };
  report("wrong-type", given, { ...merging, definitions: [definition] });
}

export function reportNotAList(merging: Merging, definition: Definition): void {
  report("not-a-list", wrongValue(merging, definition), { ...merging, definitions: [definition] });
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
  const place = { loc, definitions: parent.definitions.slice(0, 1), scope: parent.scope };
  report("not-defined", { option: showOption(loc), examples }, place);
}

function report<Code extends DiagnosticCode>(
  code: Code,
  given: MessageArguments[Code],
  { loc, definitions, scope }: Pick<Merging, "loc" | "definitions" | "scope">,
): void {
  const competing = definitions.length > 1 ? definitions.map(competingDefinition) : [];
  const place = { loc, span: firstSpan(definitions), definitions: competing };
  scope.diagnostics.push(createDiagnostic(code, given, place));
}

function siblingOf({ definedFrom }: NamedOption, parent: Merging): NamedOption | undefined {
  return parent.type.nested?.options.find((option) => option.name === definedFrom);
}

function wrongValue(merging: Merging, definition: Definition) {
  const { loc, option } = merging;
  const given = showValue(definition.value);
  return { option: showOption(loc), file: nameOfFile(merging, definition), given, example: exampleOf(option) };
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
