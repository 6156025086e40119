import { InputError } from "../evaluation/configuration-input.ts";
import { OutputError } from "../output/output-error.ts";
import { writeChunks } from "../output/write-chunks.ts";
import { version } from "../version.ts";
import { beginEvaluation, type BegunEvaluation } from "./begin-evaluation.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { helpText } from "./help.ts";
import { givenFacts } from "./given-facts.ts";
import { printable } from "./printable.ts";
import { lowerPurpose } from "./purpose.ts";
import { reportLowering } from "./report-lowering.ts";
import type { Request } from "./request.ts";
import type { Start } from "./start.ts";
import { UsageError } from "./usage-error.ts";

/** Finishes what `start` began, printing to the process's streams, and gives the exit status. Never throws. */
export async function finish(start: Start): Promise<ExitStatus> {
  // Nobody is left to be told that standard error is full or closed.
  process.stderr.on("error", () => undefined);
  const { request } = start;
  const verbose = request !== undefined && "flags" in request && request.flags.verbose;
  // Nobody awaits what fails here; what runs in the background ends with the process.
  process.on("uncaughtException", (error) => {
    process.stderr.write(internalError(error, verbose));
    process.exit(EXIT.failed);
  });
  try {
    if ("error" in start) throw start.error;
    return await answer(start.request, start.begun);
  } catch (error) {
    if (error instanceof OutputError && error.code === "broken-pipe") return EXIT.done;
    if (!(error instanceof UsageError || error instanceof InputError || error instanceof OutputError)) {
      process.stderr.write(internalError(error, verbose));
      return EXIT.failed;
    }
    const hint = error instanceof UsageError && error.showHelp ? "\nnixctr --help shows what there is." : "";
    process.stderr.write(printable(`nixctr: ${error.message}${hint}\n`));
    return EXIT.failed;
  }
}

/** What is said of a bug. */
function internalError(error: unknown, verbose: boolean): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const trace = verbose && stack !== undefined ? `${stack}\n` : "";
  return printable(`nixctr: internal error: ${message}\n${trace}`);
}

async function answer(request: Request, begun: BegunEvaluation | undefined): Promise<ExitStatus> {
  switch (request.kind) {
    case "help":
      await writeChunks(process.stdout, [helpText(request.command)]);
      return EXIT.done;
    case "version":
      await writeChunks(process.stdout, [`${version}\n`]);
      return EXIT.done;
    case "lower": {
      const { input, flags } = request;
      const lowering =
        begun ?? beginEvaluation({ input, flags, given: givenFacts(flags), purpose: lowerPurpose(flags) });
      return reportLowering(lowering, flags);
    }
    case "check": {
      const { runCheck } = await import("./run-check.ts");
      return runCheck(request, begun);
    }
    case "diff": {
      const { runDiff } = await import("./run-diff.ts");
      return runDiff(request, begun);
    }
    case "verify": {
      const { random } = request.flags;
      if (random !== undefined) {
        const { runVerifyRandom } = await import("./run-verify-random.ts");
        return runVerifyRandom(random, request.flags);
      }
      const { runVerify } = await import("./run-verify.ts");
      return runVerify(request);
    }
    case "options": {
      const { runOptions } = await import("./run-options.ts");
      return runOptions(request);
    }
    case "migrate": {
      const { runMigrate } = await import("./run-migrate.ts");
      return runMigrate(request);
    }
    case "explain": {
      const { runExplain } = await import("./run-explain.ts");
      return runExplain(request);
    }
  }
}
