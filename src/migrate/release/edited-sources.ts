import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import { applyEdits } from "../../fixes/apply-edits.ts";
import type { ParsedSource } from "../../syntax/parsed-source.ts";
import type { Place, SourceText } from "../../syntax/source-text.ts";
import type { Syntax } from "../../syntax/load-syntax.ts";
import type { FileEdit } from "../common/plan.ts";

/** The sources of a configuration as edits leave them, one after the other. Nothing is written. */
export class EditedSources {
  readonly #syntax: Syntax;
  readonly #read: (file: string) => string | undefined;
  readonly #parsed = new Map<string, ParsedSource | undefined>();
  readonly #labels = new Map<string, Set<string>>();
  readonly #rounds = new Map<string, Round[]>();

  /** `read` gives the text of a file, undefined where it cannot be read. */
  constructor(syntax: Syntax, read: (file: string) => string | undefined) {
    this.#syntax = syntax;
    this.#read = read;
  }

  /** A source as it is by now. */
  sourceOf = (file: string): ParsedSource | undefined => {
    if (!this.#parsed.has(file)) {
      const text = this.#read(file);
      this.#parsed.set(file, text === undefined ? undefined : this.#syntax.parse(file, text));
    }
    return this.#parsed.get(file);
  };

  /** The text of a file as it is by now. */
  textOf = (file: string): string | undefined => this.sourceOf(file)?.source.text;

  /** Makes edits that do not overlap, of sources that there are. */
  edit(edits: readonly TextEdit[], label: string): void {
    for (const file of new Set(edits.map((edit) => edit.file))) {
      const source = this.sourceOf(file);
      if (source === undefined) continue;
      const own = edits.filter((edit) => edit.file === file);
      this.#parsed.set(file, source.parseAgain(applyEdits(source.source, own).text));
      this.#rounds.set(file, [...(this.#rounds.get(file) ?? []), { before: source.source, edits: own }]);
      this.#labels.set(file, (this.#labels.get(file) ?? new Set<string>()).add(label));
    }
  }

  /** The files that differ from what they were, in the order of their names. */
  fileEdits(): readonly FileEdit[] {
    return [...this.#labels.keys()].toSorted().flatMap((path) => {
      const [before, after] = [this.#read(path), this.textOf(path)];
      if (before === undefined || after === undefined || before === after) return [];
      return [{ path, label: [...(this.#labels.get(path) ?? [])].join(", "), before, after }];
    });
  }

  /** Where something was before all edits that is at a place by now; what an edit has written is where that began. */
  originalPlace(file: string, place: Place): Place {
    const source = this.sourceOf(file)?.source;
    const rounds = this.#rounds.get(file) ?? [];
    const offset = source?.offsetOf(place);
    const first = rounds[0]?.before;
    if (offset === undefined || first === undefined) return place;
    return first.placeOf(rounds.reduceRight(offsetBefore, offset));
  }
}

/** Edits that were made at once, and the text that they were made of. */
interface Round {
  readonly before: SourceText;
  readonly edits: readonly TextEdit[];
}

function offsetBefore(offset: number, { before, edits }: Round): number {
  const ranges = edits.map((edit) => ({
    start: before.offsetOf(edit) ?? 0,
    end: before.offsetOf({ line: edit.endLine, column: edit.endColumn }) ?? 0,
    length: edit.newText.length,
  }));
  let shift = 0;
  for (const { start, end, length } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (offset < start + shift) break;
    if (offset < start + shift + length) return start;
    shift += length - (end - start);
  }
  return offset - shift;
}
