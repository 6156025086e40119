import { InputError } from "../evaluation/configuration-input.ts";
import { finishLowering } from "../finish-lowering.ts";
import { OutputError } from "../output/output-error.ts";
import { writeChunks } from "../output/write-chunks.ts";
import { version } from "../version.ts";
import { beginLowering, type BegunLowering } from "./begin-lowering.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { helpText } from "./help.ts";
import type { Request } from "./parse-command-line.ts";
import { printable } from "./printable.ts";
import { readFacts } from "./read-facts.ts";
import { reportLowering } from "./report-lowering.ts";
import type { Start } from "./start.ts";
import { UsageError } from "./usage-error.ts";

/** Finishes what `start` began, printing to the process's streams, and gives the exit status. Throws for bugs only. */
export async function finish(start: Start): Promise<ExitStatus> {
  // Nobody is left to be told that standard error is full or closed.
  process.stderr.on("error", () => undefined);
  try {
    if ("error" in start) throw start.error;
    return await answer(start.request, start.begun);
  } catch (error) {
    if (error instanceof OutputError && error.code === "broken-pipe") return EXIT.done;
    if (!(error instanceof UsageError || error instanceof InputError || error instanceof OutputError)) throw error;
    const hint = error instanceof UsageError && error.showHelp ? "\nnixctr --help shows what there is." : "";
    process.stderr.write(printable(`nixctr: ${error.message}${hint}\n`));
    return EXIT.failed;
  }
}

async function answer(request: Request, begun: BegunLowering | undefined): Promise<ExitStatus> {
  switch (request.kind) {
    case "help":
      await writeChunks(process.stdout, [helpText(request.command)]);
      return EXIT.done;
    case "version":
      await writeChunks(process.stdout, [`${version}\n`]);
      return EXIT.done;
    case "lower": {
      const { input, flags } = request;
      const lowering = begun ?? beginLowering(input, flags, readFacts(flags.facts ?? ""));
      return reportLowering(await finishLowering(lowering.started), lowering);
    }
  }
}
