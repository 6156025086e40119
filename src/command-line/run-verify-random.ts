import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { defaultFacts } from "../facts/default-facts.ts";
import { OutputError } from "../output/output-error.ts";
import { chooseRelease } from "../releases/choose-release.ts";
import type { RandomProgress } from "../verify/random/random-given.ts";
import { randomReportJson } from "../verify/random/random-report-json.ts";
import type { Cause, RandomReport } from "../verify/random/random-report.ts";
import { renderRandomReport } from "../verify/random/render-random-report.ts";
import { saveExamples } from "../verify/random/save-examples.ts";
import { verifyRandom } from "../verify/random/verify-random.ts";
import { createPaint } from "../verify/report/paint.ts";
import { verifyAll } from "../verify/verify-all.ts";
import { abortedBySignals } from "./aborted-by-signals.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { givenRelease, nixpkgsInUse } from "./given-release.ts";
import { printChosen } from "./print-notes.ts";
import { printable } from "./printable.ts";
import { createProgress } from "./progress.ts";
import { reportContext } from "./report-context.ts";
import type { RandomFlags, VerifyFlags } from "./request.ts";
import { requiredNix } from "./required-nix.ts";
import { showFile } from "./show-file.ts";
import { type NamedNixpkgs, nixpkgsOf } from "./verify-orders.ts";
import { withVerifyStore } from "./verify-store.ts";
import { writeUnlessClosed } from "./write-unless-closed.ts";

/** `nixctr verify --random`: what came of it to standard output, everything else to standard error. */
export async function runVerifyRandom(random: RandomFlags, flags: VerifyFlags): Promise<ExitStatus> {
  const run: Run = { random, flags, nix: requiredNix(), abort: abortedBySignals() };
  const reports: RandomReport[] = [];
  const saved = new Map<Cause, string>();
  let isSaved = true;
  for (const nixpkgs of nixpkgsOf(flags)) {
    const report = await verifyWith(nixpkgs, run);
    reports.push(report);
    isSaved = save(report, saved, run) && isSaved;
    if (flags.format !== "json") await printReport(report, saved, flags);
    if (!report.complete) break;
  }
  if (flags.format === "json") await writeUnlessClosed(randomReportJson(reports));
  return isSaved ? statusOf(reports) : EXIT.failed;
}

interface Run {
  readonly random: RandomFlags;
  readonly flags: VerifyFlags;
  readonly nix: string;
  readonly abort: AbortSignal;
}

function verifyWith({ nixos, path }: NamedNixpkgs, { random, flags, nix, abort }: Run): Promise<RandomReport> {
  const chosen = chooseRelease(givenRelease(flags.release), nixpkgsInUse(path));
  printChosen(chosen, "verifying", flags);
  const progress = createProgress(process.stderr, flags);
  return withVerifyStore(async (store) => {
    const directory = join(store, "configurations");
    mkdirSync(directory);
    const report = await verifyRandom({
      ...random,
      release: chosen.release,
      nixpkgs: path,
      system: defaultFacts().system,
      directory,
      abort,
      verifyAll,
      verify: {
        nix,
        store,
        evaluation: flags.eval,
        limits: { seconds: flags.timeout, mebibytes: flags.maxMemory },
        only: flags.only,
      },
      onProgress: (step) => progress.show(describeProgress(step, nixos)),
    });
    progress.clear();
    return report;
  });
}

function describeProgress(step: RandomProgress, nixos: string): string {
  switch (step.kind) {
    case "verifying":
      return `verified ${step.done} of ${step.of} with ${nixos}, ${step.differing} different`;
    case "attributing":
      return `looked for what differences stem from: ${step.done} of ${step.of}`;
    case "shrinking":
      return `looking for small examples: tried ${step.tried} configurations`;
  }
}

/** Whether the examples of a report are saved: what came of a long run is told all the same where they cannot be. */
function save(report: RandomReport, saved: Map<Cause, string>, { random, nix }: Run): boolean {
  try {
    saveExamples(report, { directory: random.save, nix, saved });
    return true;
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    process.stderr.write(printable(`nixctr: the examples are not saved: ${error.message}\n`));
    return false;
  }
}

async function printReport(report: RandomReport, saved: ReadonlyMap<Cause, string>, flags: VerifyFlags): Promise<void> {
  const { colour, width } = reportContext(process.stdout, () => undefined, flags);
  const style = { width, showFile, verbose: flags.verbose, paint: createPaint(colour) };
  await writeUnlessClosed(printed(renderRandomReport(report, saved, style)));
}

function* printed(chunks: Iterable<string>): Generator<string> {
  for (const chunk of chunks) yield printable(chunk);
}

function statusOf(reports: readonly RandomReport[]): ExitStatus {
  if (reports.some(({ complete, failures }) => !complete || failures.length > 0)) return EXIT.failed;
  return reports.some(({ differing }) => differing > 0) ? EXIT.differs : EXIT.done;
}
