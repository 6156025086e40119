import { type Command, CommanderError } from "commander";

import { InputError } from "../evaluation/configuration-input.ts";
import { createProgram } from "./create-program.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { UsageError } from "./usage-error.ts";

/** Runs `nixctr ARGS`, printing to the process's streams, and gives the exit status. Throws for bugs only. */
export async function runCommandLine(args: readonly string[]): Promise<ExitStatus> {
  let status: ExitStatus = EXIT.done;
  const program = createProgram((result) => {
    status = result;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return status;
  } catch (error) {
    return reportFailure(error, program);
  }
}

function reportFailure(error: unknown, program: Command): ExitStatus {
  // commander has printed what it has to say; `--help` and `--version` end this way too.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.failed;
  if (error instanceof UsageError || error instanceof InputError) {
    process.stderr.write(`${program.name()}: ${error.message}\n`);
    return EXIT.failed;
  }
  throw error;
}
