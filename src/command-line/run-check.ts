import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Reporter } from "../reporters/check-report.ts";
import type { BegunEvaluation } from "./begin-evaluation.ts";
import { type CheckedInputs, checkInputs, type CheckOrder } from "./check-inputs.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { givenFacts } from "./given-facts.ts";
import { fixInputs, showFixes } from "./fix-inputs.ts";
import { printableDiagnostic } from "./printable.ts";
import { reportContext } from "./report-context.ts";
import type { CheckFlags, CheckFormat, Request } from "./request.ts";
import { writeUnlessClosed } from "./write-unless-closed.ts";

type CheckRequest = Extract<Request, { kind: "check" }>;

/** `nixctr check`: findings to standard output, everything else to standard error. */
export async function runCheck(
  { inputs, flags }: CheckRequest,
  begun: BegunEvaluation | undefined,
): Promise<ExitStatus> {
  const order: CheckOrder = { inputs, flags, given: givenFacts(flags) };
  const found = await checkInputs(order, begun);
  if (flags.fix === "show") {
    await showFixes(found);
    return statusOf(found, flags);
  }
  const left = flags.fix === "write" ? await fixInputs(found, order) : found;
  await report(left, flags);
  return statusOf(left, flags);
}

async function report(checked: CheckedInputs, flags: CheckFlags): Promise<void> {
  const reporter = await REPORTERS[flags.format]();
  const shown = checked.diagnostics.filter(({ severity }) => !flags.quiet || severity !== "hint");
  const diagnostics = FOR_PROGRAMS.includes(flags.format) ? shown : shown.map(printableDiagnostic);
  const context = reportContext(process.stdout, checked.readSource, flags);
  await writeUnlessClosed(reporter({ ...checked, diagnostics }, context));
}

/** JSON has no characters that a terminal takes for orders. */
const FOR_PROGRAMS: readonly CheckFormat[] = ["json", "sarif"];

/** Each is loaded only where it is asked for. */
const REPORTERS: Readonly<Record<CheckFormat, () => Promise<Reporter>>> = {
  pretty: async () => (await import("../reporters/pretty.ts")).reportPretty,
  json: async () => (await import("../reporters/json.ts")).reportJson,
  sarif: async () => (await import("../reporters/sarif.ts")).reportSarif,
  github: async () => (await import("../reporters/github.ts")).reportGithub,
};

function statusOf({ failed, diagnostics }: CheckedInputs, { denyWarnings }: CheckFlags): ExitStatus {
  if (failed) return EXIT.failed;
  const denied = ({ severity }: Diagnostic): boolean =>
    severity === "error" || (denyWarnings && severity === "warning");
  return diagnostics.some(denied) ? EXIT.refused : EXIT.done;
}
