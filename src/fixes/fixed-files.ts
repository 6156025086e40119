import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { groupBy } from "../group-by.ts";
import { SourceText } from "../syntax/source-text.ts";
import { applyEdits } from "./apply-edits.ts";

/** A file before and after its fixes. */
export interface FixedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** How many fixes are in it. */
  readonly fixes: number;
}

/**
 * What the safe fixes of diagnostics make of the files that they are in. `readSource` gives the text of a file,
 * undefined where it cannot be read.
 */
export function fixedFiles(
  diagnostics: readonly Diagnostic[],
  readSource: (file: string) => string | undefined,
): readonly FixedFile[] {
  const edits = diagnostics.flatMap(({ fix }) => (fix?.safe === true ? fix.edits : []));
  return [...groupBy(edits, ({ file }) => file)].flatMap(([file, own]) => {
    const before = readSource(file);
    if (before === undefined) return [];
    const { text, made } = applyEdits(new SourceText(before), own);
    return made === 0 ? [] : [{ file, before, after: text, fixes: made }];
  });
}
