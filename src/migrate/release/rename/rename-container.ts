import type { EvaluationDocument } from "../../../evaluation/evaluation-schema.ts";
import type { TextEdit } from "../../../diagnostics/diagnostic.ts";
import type { ParsedSource } from "../../../syntax/parsed-source.ts";
import { renameDefinitions } from "./rename-definitions.ts";
import type { Renaming } from "./rename-in-text.ts";
import { renameMentions } from "./rename-mentions.ts";

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
  }: { readonly files: readonly string[]; readonly sourceOf: (file: string) => ParsedSource | undefined },
): RenamedContainer {
  const definitions = renameDefinitions(containers, renaming, sourceOf);
  const edits = new Map(definitions.map((edit) => [keyOf(edit), edit]));
  const unclear: Mention[] = [];
  for (const source of files.flatMap((file) => sourceOf(file) ?? [])) {
    const mentions = renameMentions(source, renaming);
    for (const edit of mentions.edits) edits.set(keyOf(edit), edit);
    for (const range of mentions.unclear) {
      const { line, column, file } = source.spanOf(range);
      if (edits.has(keyOf({ file, line, column }))) continue;
      unclear.push({ file, line, text: source.source.line(line)?.trim() ?? "" });
    }
  }
  return { edits: [...edits.values()], unclear, isWritten: definitions.length > 0 };
}

function keyOf({ file, line, column }: Pick<TextEdit, "file" | "line" | "column">): string {
  return `${file}:${line}:${column}`;
}
