import type { EvaluationDocument } from "../../../evaluation/evaluation-schema.ts";
import type { TextEdit } from "../../../diagnostics/diagnostic.ts";
import type { ParsedSource } from "../../../syntax/parsed-source.ts";
import type { Place } from "../../../syntax/source-text.ts";
import type { Renaming } from "../../common/renaming.ts";
import type { ConfigurationFiles } from "../trial/configuration-files.ts";
import { renameDefinitions } from "./rename-definitions.ts";
import { type RenamedMentions, renameMentions } from "./rename-mentions.ts";

/** What a renaming takes. */
export interface RenamedContainer {
  readonly edits: readonly TextEdit[];
  /** Where the name stands and may mean something else. */
  readonly unclear: readonly Mention[];
  /** Whether the name is written where the container is defined, so that the edits change it. */
  readonly isWritten: boolean;
}

export interface Mention {
  readonly file: string;
  readonly line: number;
  /** The whole line, without the blanks around. */
  readonly text: string;
}

/** The edits that rename a container, where it is defined and in files of the configuration that refer to it. */
export function renameContainer(
  { containers }: EvaluationDocument,
  renaming: Renaming,
  {
    files,
    sourceOf,
  }: { readonly files: ConfigurationFiles; readonly sourceOf: (file: string) => ParsedSource | undefined },
): RenamedContainer {
  const definitions = renameDefinitions(containers, renaming, sourceOf);
  const sourcesOf = (paths: readonly string[]): readonly ParsedSource[] =>
    paths.flatMap((file) => sourceOf(file) ?? []);
  const own = sourcesOf(files.own).map((source) => [source, renameMentions(source, renaming)] as const);
  const edits = new Map(
    [...definitions, ...own.flatMap(([, found]) => found.edits)].map((edit) => [keyOf(edit), edit]),
  );
  // Another host may have a container of that name.
  const others = sourcesOf(files.others).map((source) => [source, everyMention(source, renaming)] as const);
  const unclear = new Map<string, Mention>();
  for (const [source, places] of [...own.map(unclearPlaces), ...others]) {
    for (const { line, column } of places) {
      const { file } = source;
      if (edits.has(keyOf({ file, line, column }))) continue;
      unclear.set(`${file}:${line}`, { file, line, text: source.source.line(line)?.trim() ?? "" });
    }
  }
  return { edits: [...edits.values()], unclear: [...unclear.values()], isWritten: definitions.length > 0 };
}

function unclearPlaces([source, { unclear }]: readonly [ParsedSource, RenamedMentions]) {
  return [source, unclear.map((range): Place => source.spanOf(range))] as const;
}

function everyMention(source: ParsedSource, renaming: Renaming): readonly Place[] {
  const { edits, unclear } = renameMentions(source, renaming);
  return [...edits, ...unclear.map((range) => source.spanOf(range))].toSorted((a, b) => a.line - b.line);
}

function keyOf({ file, line, column }: Pick<TextEdit, "file" | "line" | "column">): string {
  return `${file}:${line}:${column}`;
}
