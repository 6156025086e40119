import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { EvaluateOptions } from "../evaluation/start-evaluation.ts";
import type { NixosSource } from "../nixos/nixos-source.ts";
import { withPrivateStore } from "../nixos/private-store.ts";
import { withStoredInputs } from "../nixos/stored-inputs.ts";
import { openSystemCache, type SystemCache } from "./cache/system-cache.ts";
import { evaluateSystem } from "./evaluate-system.ts";
import { budgetFor } from "./pool/memory-budget.ts";
import { type PoolEvents, runPool, type Task } from "./pool/run-pool.ts";
import { prepareStore } from "./prepare-store.ts";
import { readSystem, type SystemOutcome } from "./read-system.ts";
import { createTakeApart } from "./source/user-source.ts";
import { systemDiagnostic, type WantedSystem } from "./system-diagnostic.ts";
import type { Said } from "./said-by-systems.ts";
import type { SystemsContext } from "./systems-context.ts";
import type { SystemsNotes } from "./systems-notes.ts";
import type { SystemsOptions } from "./systems-options.ts";

/** What is wanted, and what it is evaluated with. */
export interface ToplevelsOrder extends SystemsOptions {
  readonly systems: readonly WantedSystem[];
  /** How the host was evaluated, as a whole NixOS. */
  readonly host: EvaluateOptions & { readonly nixos: NonNullable<EvaluateOptions["nixos"]> };
  /** What the evaluation of the host says of where its files come from; see `cacheKeys`. */
  readonly origin: string;
  /** What that says of the tree of a flake. */
  readonly tree: unknown;
  /** When the evaluation of the host began, in milliseconds of the clock. */
  readonly since: number;
}

/** What came of the systems of containers. */
export interface EvaluatedToplevels {
  /** Container → store path of its system. */
  readonly toplevels: Readonly<Record<string, string>>;
  /** One for each container whose system could not be evaluated. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was printed with `builtins.trace`, and warnings of Nix. */
  readonly traces: readonly Said[];
  readonly warnings: readonly Said[];
  readonly notes: SystemsNotes;
}

/**
 * The store paths of the systems of containers, of which nothing is built or written. Those of earlier runs are taken
 * where nothing has changed; the others are evaluated, several at a time. Errors are in the result; throws for bugs only.
 */
export function evaluateToplevels(order: ToplevelsOrder): Promise<EvaluatedToplevels> {
  if (order.host.nixos.source.kind !== "flake") return evaluateIn(undefined, order);
  return withPrivateStore((store) => evaluateIn(store, order));
}

/** A system, or why there is none. */
interface Settled {
  readonly name: string;
  readonly path?: string;
  readonly diagnostic?: Diagnostic;
  readonly traces?: readonly string[];
  readonly warnings?: readonly string[];
  readonly notKept?: string | undefined;
}

async function evaluateIn(store: string | undefined, order: ToplevelsOrder): Promise<EvaluatedToplevels> {
  const { nix, limits, nixos } = order.host;
  const context: SystemsContext = { source: withInputs(nixos.source, nix), nix, limits, store };
  const cache = cacheFor(order, context);
  const settled = new Map<string, Settled>();
  for (const { name } of order.systems) {
    const kept = await cache?.find(name);
    if (kept !== undefined) settled.set(name, { ...kept, name });
  }
  const missing = order.systems.filter(({ name }) => !settled.has(name));
  const known = settled.size;
  const start = performance.now();
  const results = await evaluateAll(missing, context, order);
  const seconds = (performance.now() - start) / 1000;
  for (const [index, system] of missing.entries()) {
    settled.set(system.name, await settle(system, results[index], cache, order));
  }
  const all = order.systems.flatMap(({ name }) => settled.get(name) ?? []);
  return { ...summary(all), notes: { known, evaluated: missing.length, seconds, notKept: all.flatMap(notKeptOf) } };
}

function withInputs(source: NixosSource, nix: string): NixosSource {
  return source.kind === "flake" ? { ...source, flake: withStoredInputs(source.flake, nix, process.env) } : source;
}

function cacheFor({ cache, origin, tree, since }: ToplevelsOrder, context: SystemsContext): SystemCache | undefined {
  if (cache === undefined) return undefined;
  return openSystemCache({
    directory: cache,
    context,
    origin,
    tree,
    since,
    environment: process.env,
    takeApart: createTakeApart(),
  });
}

async function evaluateAll(
  systems: readonly WantedSystem[],
  context: SystemsContext,
  { onProgress }: ToplevelsOrder,
): Promise<readonly (SystemOutcome | undefined)[]> {
  if (systems.length === 0) return [];
  const failed = await prepareStore(context);
  if (failed !== undefined) return systems.map(() => readSystem(failed, context));
  const progress = onProgress?.(systems.length);
  const tasks = systems.map(
    ({ name }): Task<SystemOutcome> =>
      (control) =>
        evaluateSystem(name, context, control),
  );
  const nameOf = (index: number): string => systems[index]?.name ?? "";
  const events: PoolEvents = {
    onStart: (index) => progress?.onStart(nameOf(index)),
    onEnd: (index, isDone) => progress?.onEnd(nameOf(index), isDone),
  };
  try {
    return await runPool(tasks, budgetFor(context.limits.mebibytes), events);
  } finally {
    progress?.onDone();
  }
}

async function settle(
  system: WantedSystem,
  result: SystemOutcome | undefined,
  cache: SystemCache | undefined,
  { host }: ToplevelsOrder,
): Promise<Settled> {
  const { name } = system;
  if (result === undefined) return { name };
  if (result.kind === "ended") return { name, diagnostic: await systemDiagnostic(system, result, host) };
  const { path, log } = result;
  const notKept = await cache?.keep(name, path, log);
  return { name, path, traces: log.log.traces, warnings: log.log.warnings, notKept };
}

function notKeptOf({ name, notKept }: Settled): SystemsNotes["notKept"] {
  return notKept === undefined ? [] : [{ name, because: notKept }];
}

function summary(systems: readonly Settled[]): Omit<EvaluatedToplevels, "notes"> {
  const diagnostics = systems.flatMap(({ diagnostic }) => diagnostic ?? []);
  const interrupted = diagnostics.find(({ code }) => code === "evaluator-interrupted");
  return {
    toplevels: Object.fromEntries(systems.flatMap(({ name, path }) => (path === undefined ? [] : [[name, path]]))),
    diagnostics: interrupted === undefined ? diagnostics : [interrupted],
    traces: systems.flatMap(({ name, traces = [] }) => traces.map((text) => ({ name, text }))),
    warnings: systems.flatMap(({ name, warnings = [] }) => warnings.map((text) => ({ name, text }))),
  };
}
