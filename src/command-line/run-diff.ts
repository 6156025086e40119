import type { Artifact, ComparedHost } from "../diff/artifact.ts";
import { compareHosts, type HostDifference } from "../diff/compare-hosts.ts";
import type { Difference } from "../diff/difference.ts";
import { differenceJson } from "../diff/difference-json.ts";
import { onlyContainers } from "../diff/only-containers.ts";
import { renderHostDifference } from "../diff/render-host-difference.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { missingContainers } from "../missing-containers.ts";
import { newestRelease } from "../releases/choose-release.ts";
import type { BegunEvaluation } from "./begin-evaluation.ts";
import { firstFlags, secondFlags } from "./diff-flags.ts";
import { type DiffSide, diffSide } from "./diff-side.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { givenFacts } from "./given-facts.ts";
import { placed, printDiagnostics } from "./print-diagnostics.ts";
import { printable } from "./printable.ts";
import { reportContext } from "./report-context.ts";
import type { DiffFlags, Request } from "./request.ts";
import { createSourceReader } from "./source-reader.ts";
import { writeUnlessClosed } from "./write-unless-closed.ts";

type DiffRequest = Extract<Request, { kind: "diff" }>;

/** `nixctr diff`: what changes to standard output, everything else to standard error. */
export async function runDiff({ inputs, flags }: DiffRequest, begun: BegunEvaluation | undefined): Promise<ExitStatus> {
  const given = givenFacts(flags);
  const [first, second = first] = inputs;
  const from = await diffSide({ input: first, label: labelOf(first), flags: firstFlags(flags), given }, begun);
  // The same file, and the same standard input, which can be read only once.
  const again = inputs.length === 1 ? from.input : second;
  const to = await diffSide({ input: again, label: labelOf(second), flags: secondFlags(flags), given }, undefined);
  return report(from, to, flags);
}

function labelOf(input: string | undefined): string {
  return input ?? "configuration.nix";
}

async function report(from: DiffSide, to: DiffSide, flags: DiffFlags): Promise<ExitStatus> {
  const difference = compared(from, to, flags);
  const diagnostics = await print(
    [...from.diagnostics, ...to.diagnostics, ...missing(from, to, flags)],
    from,
    to,
    flags,
  );
  const refused = diagnostics.some(({ severity }) => severity === "error");
  const shown = difference === undefined || refused ? {} : { difference };
  if (flags.format === "json") {
    await writeUnlessClosed(differenceJson({ from: from.name, to: to.name, ...shown, diagnostics }));
  } else if (difference !== undefined && !refused) {
    const context = reportContext(process.stdout, () => undefined, flags);
    await writeUnlessClosed(renderHostDifference(printableDifference(difference), context));
  }
  if ([from, to].some(({ result }) => result === "failed")) return EXIT.failed;
  if (difference === undefined || refused) return EXIT.refused;
  return difference.differences.length > 0 ? EXIT.differs : EXIT.done;
}

/** Undefined where a side has no result. */
function compared(from: DiffSide, to: DiffSide, { only }: DiffFlags): HostDifference | undefined {
  const [before, after] = [from.result, to.result];
  if (typeof before === "string" || typeof after === "string") return undefined;
  const release = to.release ?? from.release ?? newestRelease().name;
  const limited = (host: ComparedHost): ComparedHost => (only === undefined ? host : onlyContainers(host, only));
  return compareHosts(limited(before), limited(after), release);
}

/** A container may be on one side alone, but not on neither. */
function missing(from: DiffSide, to: DiffSide, { only = [] }: DiffFlags): readonly Diagnostic[] {
  if (typeof from.result === "string" || typeof to.result === "string") return [];
  return missingContainers(only, [...new Set([...from.declared, ...to.declared])]);
}

/** Prints what was found on both sides, once where it is the same, and gives it with its exact places. */
async function print(
  found: readonly Diagnostic[],
  from: DiffSide,
  to: DiffSide,
  flags: DiffFlags,
): Promise<readonly Diagnostic[]> {
  const different = new Map(
    found.map((diagnostic) => [JSON.stringify([diagnostic.code, diagnostic.message, diagnostic.span]), diagnostic]),
  );
  const readSource = createSourceReader([from.input, to.input].filter((input) => input !== undefined));
  const diagnostics = await placed([...different.values()], readSource);
  printDiagnostics(diagnostics, readSource, flags);
  return diagnostics;
}

function printableDifference({ differences, effects }: HostDifference): HostDifference {
  const artifact = (found: Artifact | undefined): Artifact | undefined =>
    found && { ...found, path: printable(found.path), text: printable(found.text) };
  const shown = ({ before, after }: Difference): Difference => ({ before: artifact(before), after: artifact(after) });
  return { differences: differences.map(shown), effects };
}
