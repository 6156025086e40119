import type { Writable } from "node:stream";

import { toOutputError } from "./output-error.ts";

/** Large enough that system calls do not count, small enough that memory does not. */
const batchLength = 1 << 16;

/**
 * Writes text piece by piece and waits for the stream to take it, so that little of it is in memory. The stream stays
 * open. Rejects with an `OutputError`, whose code is `broken-pipe` when the reader has gone away.
 */
export async function writeChunks(stream: Writable, chunks: Iterable<string>): Promise<void> {
  // The stream reports a failed write to its listeners too, after this function has returned.
  const ignore = () => undefined;
  stream.on("error", ignore);
  try {
    for (const batch of batches(chunks)) await write(stream, batch);
  } catch (error) {
    throw toOutputError(error, "the output");
  }
  stream.off("error", ignore);
}

function* batches(chunks: Iterable<string>): Generator<string> {
  let batch: string[] = [];
  let length = 0;
  for (const chunk of chunks) {
    batch.push(chunk);
    length += chunk.length;
    if (length < batchLength) continue;
    yield batch.join("");
    batch = [];
    length = 0;
  }
  if (length > 0) yield batch.join("");
}

function write(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
