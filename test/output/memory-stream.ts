import { Writable } from "node:stream";

/** A stream that takes its time, and keeps what it is given. */
export class MemoryStream extends Writable {
  readonly pieces: string[] = [];
  /** The most text that was waiting at once. */
  mostWaiting = 0;

  constructor() {
    super({ decodeStrings: false, highWaterMark: 1 });
  }

  get text(): string {
    return this.pieces.join("");
  }

  override _write(chunk: string, _encoding: BufferEncoding, done: () => void): void {
    this.mostWaiting = Math.max(this.mostWaiting, this.writableLength);
    this.pieces.push(chunk);
    setImmediate(done);
  }
}

/** A stream whose every write fails with a code of Node. */
export function brokenStream(code: string): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(`${code}: it broke`), { code })),
  });
}
