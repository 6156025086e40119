import { defaultFacts } from "../facts/default-facts.ts";
import { beginEvaluation, type BegunEvaluation } from "./begin-evaluation.ts";
import { parseCommandLine } from "./parse-command-line.ts";
import { firstFlags } from "./diff-flags.ts";
import { checkPurpose, diffPurpose, lowerPurpose } from "./purpose.ts";
import type { Request } from "./request.ts";

/** What a command line asks for, and its evaluation (the first of several) if that could be started already. */
export type Start =
  | { readonly request: Request; readonly begun: BegunEvaluation | undefined }
  /** The command line or the input is wrong, or nixctr is. */
  | { readonly error: unknown; readonly request?: Request };

/**
 * Reads the command line and starts `nix`, unless a facts file has to be read first. Everything else that nixctr
 * consists of is loaded while `nix` runs.
 */
export function start(args: readonly string[]): Start {
  let request: Request | undefined;
  try {
    request = parseCommandLine(args);
    return { request, begun: begin(request) };
  } catch (error) {
    return { error, ...(request === undefined ? {} : { request }) };
  }
}

function begin(request: Request): BegunEvaluation | undefined {
  if (!("flags" in request) || request.kind === "verify" || request.flags.facts !== undefined) return undefined;
  const given = { facts: defaultFacts(), saidFacts: {} };
  const { flags } = request;
  switch (request.kind) {
    case "lower":
      return beginEvaluation({ input: request.input, flags, given, purpose: lowerPurpose(request.flags) });
    case "check":
      return beginEvaluation({ input: request.inputs[0], flags, given, purpose: checkPurpose });
    case "diff":
      // Of two inputs the first may be a directory tree, which there is nothing to evaluate of.
      return request.inputs.length === 1
        ? beginEvaluation({
            input: request.inputs[0],
            flags: firstFlags(request.flags),
            given,
            purpose: diffPurpose,
          })
        : undefined;
  }
}
