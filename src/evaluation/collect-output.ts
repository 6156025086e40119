import { isUtf8 } from "node:buffer";

const NEWLINE = 10;

/** Output up to a limit. */
export class FirstBytes {
  readonly #limit: number;
  readonly #chunks: Buffer[] = [];
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** False when the limit is reached; what is over it is not kept. */
  add(chunk: Buffer): boolean {
    this.#size += chunk.length;
    if (this.#size > this.#limit) return false;
    this.#chunks.push(chunk);
    return true;
  }

  isUtf8(): boolean {
    return isUtf8(Buffer.concat(this.#chunks));
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString("utf8");
  }
}

/** The end of an output, about as much as a limit. */
export class LastLines {
  readonly #limit: number;
  #chunks: Buffer[] = [];
  #size = 0;
  #isCut = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    // Seldom, because each time costs as much as the limit.
    if (this.#size > 2 * this.#limit) this.#cut();
  }

  /** Whole lines: of one that is cut nothing is left. */
  text(): string {
    const bytes = Buffer.concat(this.#chunks);
    return (this.#isCut ? bytes.subarray(bytes.indexOf(NEWLINE) + 1) : bytes).toString("utf8");
  }

  #cut(): void {
    this.#chunks = [Buffer.concat(this.#chunks).subarray(-this.#limit)];
    this.#size = this.#limit;
    this.#isCut = true;
  }
}
