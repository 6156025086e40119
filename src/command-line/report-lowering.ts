import type { LoweredHost } from "../../lowering/types.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finishLowering, type LowerResult } from "../finish-lowering.ts";
import { hostTree } from "../output/host-tree.ts";
import { OutputError } from "../output/output-error.ts";
import { writeCat } from "../output/write-cat.ts";
import { writeJson } from "../output/write-json.ts";
import { writeTree } from "../output/write-tree.ts";
import { isFailure } from "../toplevels/is-failure.ts";
import type { BegunEvaluation } from "./begin-evaluation.ts";
import { chosenRelease } from "./chosen-release.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { printable } from "./printable.ts";
import { placed, printDiagnostics } from "./print-diagnostics.ts";
import { printNotes } from "./print-notes.ts";
import type { LowerFlags } from "./request.ts";
import { createSourceReader } from "./source-reader.ts";

/** Ends `nixctr lower`: results to standard output or below `--out`, everything else to standard error. */
export async function reportLowering(begun: BegunEvaluation, flags: LowerFlags): Promise<ExitStatus> {
  const found = await finishLowering(begun.started);
  printNotes(found.notes, begun, "lowering");
  const readSource = createSourceReader([begun.started.options.input]);
  const result = { ...found, diagnostics: await placed(found.diagnostics, readSource) };
  printDiagnostics(result.diagnostics, readSource, flags);
  const report = { result, release: chosenRelease(begun, found.notes).release.name, flags };
  try {
    return await writeReport(report);
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    // A reader such as `head` has seen enough.
    if (error.code === "broken-pipe") return EXIT.done;
    process.stderr.write(printable(`nixctr: ${error.message}\n`));
    return error.code === "unsafe-name" ? EXIT.refused : EXIT.failed;
  }
}

interface LoweringReport {
  readonly result: LowerResult;
  /** Name of the release lowered for. */
  readonly release: string;
  readonly flags: LowerFlags;
}

async function writeReport(report: LoweringReport): Promise<ExitStatus> {
  const { result, flags } = report;
  if (result.kind !== "lowered") {
    // Programs that read the JSON find out why there is nothing else in it.
    if (flags.format === "json") await writeDocument(report);
    return result.kind === "refused" ? EXIT.refused : EXIT.failed;
  }
  const status = statusOf(result.host, result.diagnostics);
  // NixOS builds nothing then: the result is shown, and does not get onto a host.
  if (status !== EXIT.done && flags.out !== undefined) return status;
  if (flags.out !== undefined) await writeTree(flags.out, hostTree(result.host));
  else if (flags.format === "json") await writeDocument(report);
  else await writeCat(process.stdout, hostTree(result.host));
  return status;
}

function statusOf({ assertions }: LoweredHost, diagnostics: readonly Diagnostic[]): ExitStatus {
  if (diagnostics.some(isFailure)) return EXIT.failed;
  return assertions.length > 0 || diagnostics.some(({ severity }) => severity === "error") ? EXIT.refused : EXIT.done;
}

function writeDocument({ result, release }: LoweringReport): Promise<void> {
  const { diagnostics } = result;
  const host = result.kind === "lowered" ? { host: result.host } : {};
  return writeJson(process.stdout, { release, diagnostics, ...host });
}
