import type { Outcome } from "../evaluation/run-limited.ts";
import { parseSystemLog, type SystemLog } from "./system-log.ts";

/** How the evaluation of a container's system ended. */
export type SystemOutcome =
  | { readonly kind: "evaluated"; readonly path: string; readonly log: SystemLog }
  /** There is no path, be it for what the configuration says or not. */
  | { readonly kind: "ended"; readonly outcome: Outcome; readonly log: SystemLog };

/** Makes sense of how `nix eval` of a system ended; `store` is the private store that it used, if any. */
export function readSystem(outcome: Outcome, store: string | undefined): SystemOutcome {
  const log = parseSystemLog("stderr" in outcome ? outcome.stderr : "", store);
  const path = outcome.kind === "exit" && outcome.status === 0 ? pathIn(outcome.stdout) : undefined;
  return path === undefined ? { kind: "ended", outcome, log } : { kind: "evaluated", path, log };
}

function pathIn(stdout: string): string | undefined {
  try {
    const value: unknown = JSON.parse(stdout);
    return typeof value === "string" && value.startsWith("/") ? value : undefined;
  } catch {
    return undefined;
  }
}
