import { defaultFacts } from "../facts/default-facts.ts";
import { beginLowering, type BegunLowering } from "./begin-lowering.ts";
import { parseCommandLine, type Request } from "./parse-command-line.ts";

/** What a command line asks for, and its evaluation if that could be started already. */
export type Start =
  | { readonly request: Request; readonly begun?: BegunLowering }
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
    if (request.kind !== "lower" || request.flags.facts !== undefined) return { request };
    const given = { facts: defaultFacts(), systemGiven: false };
    return { request, begun: beginLowering(request.input, request.flags, given) };
  } catch (error) {
    return { error, ...(request === undefined ? {} : { request }) };
  }
}
