import { isUtf8 } from "node:buffer";
import { readSync } from "node:fs";

import { InputError } from "./input-error.ts";

const CHUNK_BYTES = 64 * 1024;
const MAX_BYTES = 64 * 1024 * 1024;
const PAUSE_MILLISECONDS = 10;

/** The text of standard input. Throws an `InputError` when there is none to be had. */
export function readStandardInput(): string {
  const chunks: Buffer[] = [];
  let size = 0;
  for (let chunk = readChunk(); chunk.length > 0; chunk = readChunk()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_BYTES) throw new InputError("-: too long for a configuration");
  }
  const bytes = Buffer.concat(chunks);
  if (!isUtf8(bytes)) throw new InputError("-: not a text in UTF-8");
  return bytes.toString("utf8");
}

/** Empty at the end. */
function readChunk(): Buffer {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  for (;;) {
    try {
      return chunk.subarray(0, readSync(0, chunk));
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code !== "EAGAIN")
        throw new InputError(`-: standard input is ${code === "EISDIR" ? "a directory" : "not readable"}`);
      // Whoever gave it has made it non-blocking.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MILLISECONDS);
    }
  }
}
