import type { Outcome } from "../evaluation/run-limited.ts";
import { withoutCopies } from "../nixos/flake-store.ts";
import { parseSystemLog, type SystemLog } from "./system-log.ts";
import type { SystemsContext } from "./systems-context.ts";

/** How the evaluation of a container's system ended. */
export type SystemOutcome =
  | { readonly kind: "evaluated"; readonly path: string; readonly log: SystemLog }
  /** There is no path, be it for what the configuration says or not. */
  | { readonly kind: "ended"; readonly outcome: Outcome; readonly log: SystemLog };

/** Makes sense of how `nix eval` of a system ended. */
export function readSystem(outcome: Outcome, context: SystemsContext): SystemOutcome {
  const log = readLog(outcome, context);
  const path = outcome.kind === "exit" && outcome.status === 0 ? pathIn(outcome.stdout) : undefined;
  return path === undefined ? { kind: "ended", outcome, log } : { kind: "evaluated", path, log };
}

/** Files of a flake are used in a copy, and named where people have them. */
function readLog(outcome: Outcome, { source, store }: SystemsContext): SystemLog {
  const used = parseSystemLog(stderrOf(outcome), store);
  if (source.kind !== "flake" || store === undefined) return used;
  const { log } = parseSystemLog(stderrOf(withoutCopies(outcome, store, source.flake)), undefined);
  return { ...used, log };
}

function stderrOf(outcome: Outcome): string {
  return "stderr" in outcome ? outcome.stderr : "";
}

function pathIn(stdout: string): string | undefined {
  try {
    const value: unknown = JSON.parse(stdout);
    return typeof value === "string" && value.startsWith("/") ? value : undefined;
  } catch {
    return undefined;
  }
}
