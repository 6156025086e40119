import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { pendingSignals } from "../evaluation/pending-signals.ts";

const STOPPING_SIGNALS: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Calls `use` with a directory of its own, in which Nix may keep a store; it is gone when `use` is done, when the
 * process exits and when it is stopped by a signal. Throws what making the directory throws.
 */
export async function withPrivateStore<T>(use: (root: string) => Promise<T>): Promise<T> {
  let root: string | undefined;
  const remove = (): void => {
    if (root !== undefined) removeTree(root);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    // Whoever runs a program listens too: it ends the program, and `use` with it.
    if (process.listenerCount(signal) > 1) return;
    remove();
    process.off(signal, onSignal);
    process.kill(process.pid, signal);
  };
  process.on("exit", remove);
  for (const signal of STOPPING_SIGNALS) process.on(signal, onSignal);
  try {
    root = mkdtempSync(join(tmpdir(), "nixctr-store-"));
    return await use(root);
  } finally {
    remove();
    await pendingSignals();
    for (const signal of STOPPING_SIGNALS) process.off(signal, onSignal);
    process.off("exit", remove);
  }
}

/** The arguments that have `nix` use the store in a directory of `withPrivateStore`. Its paths are named `/nix/store/…`. */
export function privateStoreArguments(root: string): readonly string[] {
  return ["--store", `local?root=${encodeURIComponent(root)}`];
}

/** Nix takes away the permission to write from what it puts into a store. */
function removeTree(directory: string): void {
  try {
    makeWritable(directory);
    // What was killed may still be about to end.
    rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  } catch {
    // Something else has removed it, or still writes there.
  }
}

function makeWritable(directory: string): void {
  chmodSync(directory, 0o700);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) makeWritable(join(directory, entry.name));
  }
}
