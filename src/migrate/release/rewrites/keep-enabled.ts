import type { EvaluationDocument } from "../../../evaluation/evaluation-schema.ts";
import type { TextEdit } from "../../../diagnostics/diagnostic.ts";
import { definitionsOf } from "../../../options/definitions-of.ts";
import { attributeAt } from "../../../syntax/attribute.ts";
import type { ParsedSource } from "../../../syntax/parsed-source.ts";
import type { SyntaxNode } from "../../../syntax/syntax-node.ts";
import { insertBehind, insertFirst } from "./insert-binding.ts";
import { bindingsOf, moduleBody, namesOf } from "./module-body.ts";

/** Where `boot.enableContainers` can be set. */
export interface SettingPlace {
  /** The configuration itself; undefined where it is not one file. */
  readonly file: string | undefined;
  readonly document: EvaluationDocument;
  readonly sourceOf: (file: string) => ParsedSource | undefined;
}

/**
 * The edit that sets `boot.enableContainers`: behind `boot.isContainer`, which its default follows, else with the other
 * settings of `boot`, else before everything else. Undefined where the source is written in another way.
 */
export function setEnabled(value: boolean, place: SettingPlace): TextEdit | undefined {
  const text = `enableContainers = ${value};`;
  return besideIsContainer(text, place) ?? inModule(text, place);
}

function besideIsContainer(text: string, { document, sourceOf }: SettingPlace): TextEdit | undefined {
  const host = document.host.find(({ loc }) => loc.join(".") === "boot.isContainer");
  const [first] = host === undefined ? [] : definitionsOf(host.node, undefined);
  const source = first && sourceOf(first.at[0]);
  if (first === undefined || source === undefined || source.hasErrors) return undefined;
  const offset = source.source.offsetOf({ line: first.at[1], column: first.at[2] });
  const attribute = offset === undefined ? undefined : attributeAt(source, offset);
  const names = attribute?.kind === "binding" ? namesOf(attribute.node) : [];
  if (attribute === undefined || names.at(-1) !== "isContainer") return undefined;
  const prefix = attribute.names.slice(0, -1).map((name) => `${name.text}.`);
  return insertBehind(source, attribute.node, `${prefix.join("")}${text}`);
}

function inModule(text: string, { file, sourceOf }: SettingPlace): TextEdit | undefined {
  const source = file === undefined ? undefined : sourceOf(file);
  const [expression] = source?.root.parts ?? [];
  if (source === undefined || source.hasErrors || expression === undefined) return undefined;
  const body = moduleBody(expression);
  if (body === undefined) return undefined;
  const dotted = `boot.${text}`;
  if (body.prefix !== "") return insertFirst(source, body.set, `${body.prefix}${dotted}`);
  const bindings = bindingsOf(body.set);
  const boot = bindings.findLast((binding) => namesOf(binding)[0] === "boot");
  if (boot !== undefined) return withBoot(source, boot, text);
  const [first] = bindings;
  return first === undefined ? insertFirst(source, body.set, dotted) : insertBehind(source, first, dotted);
}

function withBoot(source: ParsedSource, boot: SyntaxNode, text: string): TextEdit | undefined {
  if (namesOf(boot).length > 1) return insertBehind(source, boot, `boot.${text}`);
  const value = boot.field("expression");
  return value?.type === "attrset_expression" ? insertFirst(source, value, text) : undefined;
}
