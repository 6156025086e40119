import type { Outcome } from "../../evaluation/run-limited.ts";
import { withJson } from "../../evaluation/with-json.ts";
import type { NixosSource } from "../../nixos/nixos-source.ts";
import { releasesForNix } from "../../nixos/releases-for-nix.ts";
import type { Release } from "../../releases/releases.ts";
import { type AsyncQueue, createAsyncQueue } from "./async-queue.ts";
import type { BatchSubject } from "./batch-command.ts";
import type { EvaluatedNixos } from "./evaluated-nixos.ts";
import { type Batch, runBatch } from "./run-batch.ts";

/** How NixOS is evaluated, and whether the definitions of containers are wanted beside the record. */
export interface NixosGiven extends Pick<Batch, "nix" | "limits" | "store"> {
  /** Those that a NixOS may be of. */
  readonly releases: readonly Release[];
  readonly wantsDefinitions: boolean;
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
  const running = withJson(releasesForNix(given.releases), (releases) =>
    evaluateInto(queue, sources, { ...given, releases, abort: stop.signal }),
  ).then(
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

type Running = Omit<Batch, "subjects" | "hand"> & Pick<NixosGiven, "wantsDefinitions">;

async function evaluateInto(
  queue: AsyncQueue<EvaluatedNixos>,
  sources: readonly NixosSource[],
  { wantsDefinitions, ...given }: Running,
): Promise<void> {
  let done = 0;
  // Of the subject that comes next: how the evaluation of its definitions ended, which is not tried again.
  let definitions: Outcome | null = null;
  const hand = ({ documents, ...result }: EvaluatedNixos): void => {
    queue.push({ ...result, documents: { ...documents, definitions: documents.definitions ?? definitions } });
    definitions = null;
    done += 1;
  };
  while (done < sources.length && !given.abort.aborted) {
    const isTriedAgain = definitions !== null;
    const subjects = sources.slice(done, done + MAX_PER_PROCESS).map((source, index): BatchSubject => {
      return { source, want: wantsDefinitions && !(index === 0 && isTriedAgain) ? EVERYTHING : ["record"] };
    });
    const end = await runBatch({ ...given, subjects, hand });
    if (end.kind === "aborted") return;
    if (end.kind === "no-definitions") definitions = end.outcome;
  }
}

const EVERYTHING: BatchSubject["want"] = ["definitions", "record", "answers"];
