import { InputError } from "../evaluation/configuration-input.ts";
import { finishLowering } from "../finish-lowering.ts";
import { version } from "../version.ts";
import { beginLowering, type BegunLowering } from "./begin-lowering.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { helpText } from "./help.ts";
import type { Request } from "./parse-command-line.ts";
import { readFacts } from "./read-facts.ts";
import { reportLowering } from "./report-lowering.ts";
import type { Start } from "./start.ts";
import { UsageError } from "./usage-error.ts";

/** Finishes what `start` began, printing to the process's streams, and gives the exit status. Throws for bugs only. */
export async function finish(start: Start): Promise<ExitStatus> {
  try {
    if ("error" in start) throw start.error;
    return await answer(start.request, start.begun);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof InputError)) throw error;
    const hint = error instanceof UsageError && error.showHelp ? "\nnixctr --help shows what there is." : "";
    process.stderr.write(`nixctr: ${error.message}${hint}\n`);
    return EXIT.failed;
  }
}

async function answer(request: Request, begun: BegunLowering | undefined): Promise<ExitStatus> {
  switch (request.kind) {
    case "help":
      process.stdout.write(helpText(request.command));
      return EXIT.done;
    case "version":
      process.stdout.write(`${version}\n`);
      return EXIT.done;
    case "lower": {
      const { input, flags } = request;
      const lowering = begun ?? beginLowering(input, flags, readFacts(flags.facts ?? ""));
      return reportLowering(await finishLowering(lowering.started), lowering);
    }
  }
}
