/** A place in a source as Nix counts it: both 1-based, the column in bytes of UTF-8. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

const LINE_END = /\r\n|\r|\n/g;

/** A text and its lines, which end as they do for Nix: with `\n`, `\r\n` or `\r`. Offsets count UTF-16 code units. */
export class SourceText {
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    this.#starts = [0, ...Array.from(text.matchAll(LINE_END), (end) => end.index + end[0].length)];
  }

  /** The number of lines; what follows the last line end counts as one, be it empty. */
  get lineCount(): number {
    return this.#starts.length;
  }

  /** A line without its end; undefined where there is none of that number. */
  line(number: number): string | undefined {
    const start = this.#starts[number - 1];
    if (start === undefined) return undefined;
    return this.text.slice(start, this.#starts[number] ?? this.text.length).replace(/[\r\n]+$/, "");
  }

  /**
   * The offset of a place; undefined where there is no such line. A column beyond the line means its end, a byte inside
   * a character the character.
   */
  offsetOf({ line, column }: Place): number | undefined {
    const start = this.#starts[line - 1];
    const text = this.line(line);
    if (start === undefined || text === undefined || column < 1) return undefined;
    return start + unitsBefore(column - 1, text);
  }

  /** The place of an offset, which must be within the text. */
  placeOf(offset: number): Place {
    const line = this.#lineAt(offset);
    const before = this.text.slice(this.#starts[line - 1], offset);
    return { line, column: Buffer.byteLength(before) + 1 };
  }

  /** The 1-based column of a place in UTF-16 code units, as SARIF counts; undefined where there is no such line. */
  utf16ColumnOf(place: Place): number | undefined {
    const offset = this.offsetOf(place);
    return offset === undefined ? undefined : offset - (this.#starts[place.line - 1] ?? 0) + 1;
  }

  #lineAt(offset: number): number {
    let [low, high] = [0, this.#starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}

/** How many UTF-16 code units the characters have that end within the first `bytes` of a line. */
function unitsBefore(bytes: number, line: string): number {
  if (isAscii(line)) return Math.min(bytes, line.length);
  let [units, left] = [0, bytes];
  for (const character of line) {
    left -= Buffer.byteLength(character);
    if (left < 0) break;
    units += character.length;
  }
  return units;
}

function isAscii(line: string): boolean {
  return !/[^\0-\x7f]/.test(line);
}
