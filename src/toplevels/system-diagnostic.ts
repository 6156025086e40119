import { createDiagnostic } from "../diagnostics/create-diagnostic.ts";
import type { Diagnostic, Span } from "../diagnostics/diagnostic.ts";
import { describeFailure } from "../evaluation/describe-failure.ts";
import { describeRefusal } from "../evaluation/describe-refusal.ts";
import type { EvaluateOptions } from "../evaluation/start-evaluation.ts";
import { placeByName } from "../nixos/place-by-name.ts";
import type { SystemOutcome } from "./read-system.ts";

/** A container whose system is wanted. */
export interface WantedSystem {
  readonly name: string;
  /** Where its `config` is defined. */
  readonly at: Span | null;
}

type Ended = Extract<SystemOutcome, { kind: "ended" }>;

/** Why there is no system, in the words of the container's own NixOS; the place is in its modules where it is known. */
export async function systemDiagnostic(
  system: WantedSystem,
  { outcome, log: { log } }: Ended,
  host: EvaluateOptions,
): Promise<Diagnostic> {
  const refusal = outcome.kind === "exit" ? describeRefusal(log, host) : undefined;
  if (refusal !== undefined) return systemRefused(system, refusal, host);
  const failure = describeFailure(outcome, log, host);
  if (failure.code === "evaluator-interrupted") return failure;
  const { name, at } = system;
  const { message: text, help } = failure;
  return createDiagnostic("system-not-evaluated", { name, text, help }, placeOf(name, at));
}

async function systemRefused(
  { name, at }: WantedSystem,
  refusal: Diagnostic,
  host: EvaluateOptions,
): Promise<Diagnostic> {
  const own = ownLoc(refusal.loc, name);
  const placed = own === undefined ? refusal : await placeOwn(refusal, own, { name, at }, host);
  const { message: text, help, span, focus = { on: "name" } } = placed;
  const place = span === null ? placeOf(name, at) : { loc: placed.loc, span, focus };
  // A file without a line tells nothing more of the one that is shown.
  const definitions = placed.definitions.filter(
    ({ file, at: [, line] }) => file.startsWith("/") && (line > 0 || file !== place.span?.file),
  );
  return createDiagnostic("system-refused", { name, text, help }, { ...place, definitions });
}

/** The path of an option as the modules of a container write it; undefined for an option of the host. */
function ownLoc([root, container, ...rest]: readonly string[], name: string): readonly string[] | undefined {
  if (root !== "containers" || container !== name || rest.length === 0) return undefined;
  return rest[0] === "config" ? rest.slice(1) : rest;
}

/** Looks for an option in the modules of a container, or in what the host defines of it. */
async function placeOwn(
  refusal: Diagnostic,
  loc: readonly string[],
  { name, at }: WantedSystem,
  { input }: EvaluateOptions,
): Promise<Diagnostic> {
  const placed = await placeByName({ ...refusal, loc }, input);
  if (placed.span !== null || at === null) return placed;
  const definitions = [{ file: at.file, at: [at.file, 0, 0], priority: 100 }] as const;
  const onHost = await placeByName({ ...refusal, loc: ["containers", name, "config", ...loc], definitions }, input);
  return onHost.span === null ? placed : onHost;
}

function placeOf(name: string, span: Span | null) {
  return { loc: ["containers", name, "config"], span, definitions: [] };
}
