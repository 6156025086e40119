import { OutputError } from "../output/output-error.ts";
import { writeChunks } from "../output/write-chunks.ts";

/**
 * Writes to standard output. When the reader has gone away, as `head` does, it has seen enough: what was found decides
 * over the exit status all the same.
 */
export async function writeUnlessClosed(chunks: Iterable<string>): Promise<void> {
  try {
    await writeChunks(process.stdout, chunks);
  } catch (error) {
    if (!(error instanceof OutputError && error.code === "broken-pipe")) throw error;
  }
}
