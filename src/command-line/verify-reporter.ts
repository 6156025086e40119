import { createPaint } from "../verify/report/paint.ts";
import { renderSummary } from "../verify/report/render-summary.ts";
import { renderVerified } from "../verify/report/render-verified.ts";
import { verificationGithub } from "../verify/report/verification-github.ts";
import { verificationJson } from "../verify/report/verification-json.ts";
import type { Verified } from "../verify/report/verified.ts";
import { printable } from "./printable.ts";
import { printableVerified } from "./printable-verified.ts";
import { reportContext } from "./report-context.ts";
import type { VerifyFlags } from "./request.ts";
import { showFile } from "./show-file.ts";
import { createSourceReader } from "./source-reader.ts";
import type { VerifyOrder } from "./verify-orders.ts";
import { writeUnlessClosed } from "./write-unless-closed.ts";

/** Writes what came of verifying to standard output. */
export interface VerifyReporter {
  /** What came of a configuration. */
  readonly add: (verified: Verified) => Promise<void>;
  /** Everything, where programs read it, and a summary where people do. */
  readonly end: (all: readonly Verified[]) => Promise<void>;
}

export function createVerifyReporter(orders: readonly VerifyOrder[], flags: VerifyFlags): VerifyReporter {
  const nothing = async (): Promise<void> => undefined;
  const inputs = orders.flatMap(({ subjects }) => subjects.flatMap(({ input }) => input ?? []));
  switch (flags.format) {
    case "json":
      return { add: nothing, end: (all) => writeUnlessClosed(verificationJson(all)) };
    case "github": {
      const files = { showFile, readSource: createSourceReader(inputs) };
      return {
        add: (verified) => writeUnlessClosed(mapped(verificationGithub([verified], files))),
        end: nothing,
      };
    }
    case "pretty": {
      const { colour, width } = reportContext(process.stdout, () => undefined, flags);
      const style = { width, showFile, verbose: flags.verbose, paint: createPaint(colour) };
      return {
        add: (verified) => writeUnlessClosed(renderVerified(printableVerified(verified), style)),
        end: (all) => writeUnlessClosed(mapped(renderSummary(all))),
      };
    }
  }
}

function* mapped(chunks: Iterable<string>): Generator<string> {
  for (const chunk of chunks) yield printable(chunk);
}
