import type { LowerResult } from "../finish-lowering.ts";
import { hostTree } from "../output/host-tree.ts";
import { OutputError } from "../output/output-error.ts";
import { writeCat } from "../output/write-cat.ts";
import { writeJson } from "../output/write-json.ts";
import { writeTree } from "../output/write-tree.ts";
import type { BegunLowering } from "./begin-lowering.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { printable } from "./printable.ts";
import { printNotes } from "./print-notes.ts";

/** Results to standard output or below `--out`, everything else to standard error. */
export async function reportLowering(result: LowerResult, context: BegunLowering): Promise<ExitStatus> {
  const { flags } = context;
  printNotes(result, context);
  try {
    if (result.kind !== "lowered") {
      if (flags.format === "json") await writeRefusal(result, context);
      return result.kind === "refused" ? EXIT.refused : EXIT.failed;
    }
    const failed = result.host.assertions.length > 0;
    // NixOS builds nothing then: the result is shown, and does not get onto a host.
    if (!failed || flags.out === undefined) await writeResult(result, context);
    return failed ? EXIT.refused : EXIT.done;
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    // A reader such as `head` has seen enough.
    if (error.code === "broken-pipe") return EXIT.done;
    process.stderr.write(printable(`nixctr: ${error.message}\n`));
    return error.code === "unsafe-name" ? EXIT.refused : EXIT.failed;
  }
}

type Lowered = Extract<LowerResult, { kind: "lowered" }>;

async function writeResult({ host, diagnostics }: Lowered, { chosen, flags }: BegunLowering): Promise<void> {
  if (flags.format === "json") {
    const release = chosen.release.name;
    return writeJson(process.stdout, { release, host, diagnostics });
  }
  const tree = hostTree(host);
  if (flags.out === undefined) return writeCat(process.stdout, tree);
  await writeTree(flags.out, tree);
}

/** Programs that read the JSON find out why there is nothing else in it. */
function writeRefusal({ diagnostics }: LowerResult, { chosen }: BegunLowering): Promise<void> {
  return writeJson(process.stdout, { release: chosen.release.name, diagnostics });
}
