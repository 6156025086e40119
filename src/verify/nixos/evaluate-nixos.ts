import type { Outcome } from "../../evaluation/run-limited.ts";
import type { NixosSource } from "../../nixos/nixos-source.ts";
import { type AsyncQueue, createAsyncQueue } from "./async-queue.ts";
import type { BatchPart } from "./batch-command.ts";
import type { EvaluatedNixos } from "./evaluated-nixos.ts";
import { type Batch, runBatch } from "./run-batch.ts";

/** How NixOS is evaluated, and what is wanted of it beside the record. */
export interface NixosGiven extends Pick<Batch, "nix" | "limits" | "store" | "document"> {
  readonly wantsDocument: boolean;
}

/** Garbage that looks like something in use collects in a process, and the command line takes only so much. */
const MAX_PER_PROCESS = 50;

/**
 * Evaluates the NixOS of every source, several in one process, and gives the results in their order as they come. What
 * follows a source that is refused is evaluated in another process. It goes on while nobody reads, and stops what runs
 * when the reader leaves. An interruption ends it behind a failed result.
 */
export async function* evaluateNixos(
  sources: readonly NixosSource[],
  given: NixosGiven,
): AsyncGenerator<EvaluatedNixos> {
  const queue = createAsyncQueue<EvaluatedNixos>();
  const stop = new AbortController();
  const running = evaluateInto(queue, sources, given, stop.signal).then(
    () => queue.end(),
    (error: unknown) => queue.fail(error),
  );
  try {
    yield* queue;
  } finally {
    stop.abort();
    await running;
  }
}

async function evaluateInto(
  queue: AsyncQueue<EvaluatedNixos>,
  sources: readonly NixosSource[],
  { wantsDocument, ...given }: NixosGiven,
  abort: AbortSignal,
): Promise<void> {
  let done = 0;
  // Of the subject that comes next: what was to be its document, which is not wanted again.
  let document: Outcome | null = null;
  const hand = (result: EvaluatedNixos): void => {
    queue.push({ ...result, document: result.document ?? document });
    document = null;
    done += 1;
  };
  while (done < sources.length && !abort.aborted) {
    const wanted = (first: boolean): readonly BatchPart[] =>
      wantsDocument && !(first && document !== null) ? ["document", "record"] : ["record"];
    const subjects = sources
      .slice(done, done + MAX_PER_PROCESS)
      .map((source, index) => ({ source, want: wanted(index === 0) }));
    const end = await runBatch({ ...given, subjects, hand, abort });
    if (end.kind === "aborted") return;
    if (end.kind === "no-document") document = end.outcome;
  }
}
