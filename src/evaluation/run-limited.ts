import { type ChildProcess, spawn } from "node:child_process";

import { FirstBytes, LastLines } from "./collect-output.ts";
import { findProgram } from "./find-program.ts";
import { pendingSignals } from "./pending-signals.ts";
import type { Cost } from "../nixos/cost.ts";

/** What a run may use before it is killed. */
export interface Limits {
  /** Wall-clock seconds. */
  readonly seconds: number;
  /** MiB of memory that the program may allocate. */
  readonly mebibytes: number;
}

export interface Run {
  readonly program: string;
  readonly args: readonly string[];
  readonly limits: Limits;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Given on standard input; without it standard input is empty. */
  readonly input?: string;
  /** Hears the number of the process. */
  readonly onStart?: (pid: number) => void;
  /** Hears what comes on standard error at once. */
  readonly onStderr?: (chunk: Buffer) => void;
  /** Ends the run as an interruption does. */
  readonly abort?: AbortSignal;
}

/** How a run ended. `stdout` counts only for `exit` with status 0: an evaluator prints before it fails. */
export type Outcome =
  | {
      readonly kind: "exit";
      readonly status: number;
      readonly stdout: string;
      /** False when `stdout` had bytes that are no UTF-8, for which it has replacement characters. */
      readonly isUtf8: boolean;
      readonly stderr: string;
      /** Known where it was asked for. */
      readonly cost?: Cost;
    }
  | { readonly kind: "signal"; readonly signal: string; readonly stderr: string }
  | { readonly kind: "time-limit" | "output-limit"; readonly stderr: string }
  | { readonly kind: "interrupted"; readonly signal: string }
  | { readonly kind: "not-started"; readonly reason: string };

const MAX_STDOUT_BYTES = 400 * 1024 * 1024;
const MAX_STDERR_BYTES = 16 * 1024 * 1024;
/** What timers can count to. */
const MAX_TIMEOUT_MILLISECONDS = 2 ** 31 - 1;
/** Limits of the kernel are 64-bit numbers, which have to be written without an exponent. */
const MAX_KERNEL_BYTES = 2 ** 62;
/** The kernel counts processor time in nanoseconds. */
const MAX_KERNEL_SECONDS = 2 ** 32;
const STOPPING_SIGNALS: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a program in a process group of its own, within limits on time, memory and output. Whatever ends it early kills
 * the whole group with SIGKILL, because Nix ignores everything else while it evaluates. Never rejects.
 */
export function runLimited(run: Run): Promise<Outcome> {
  const [program, args] = withKernelLimits(run);
  return new Promise((resolve) => {
    let stop: (outcome: Outcome) => void = () => undefined;
    const onSignal = (signal: NodeJS.Signals): void => stop({ kind: "interrupted", signal });
    // A signal that comes while the program is started is seen after that.
    for (const signal of STOPPING_SIGNALS) process.on(signal, onSignal);
    const child = spawn(program, args, {
      detached: true,
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, ...run.environment },
    });
    if (child.pid !== undefined) run.onStart?.(child.pid);
    const onAbort = (): void => stop({ kind: "interrupted", signal: "abort" });
    stop = watch(child, run, (outcome) => {
      for (const signal of STOPPING_SIGNALS) process.off(signal, onSignal);
      run.abort?.removeEventListener("abort", onAbort);
      resolve(outcome);
    });
    run.abort?.addEventListener("abort", onAbort);
    if (run.abort?.aborted === true) onAbort();
  });
}

/** Tells how the child ended; gives a function that ends it early with an outcome of its own. */
function watch(child: ChildProcess, run: Run, ended: (outcome: Outcome) => void): (outcome: Outcome) => void {
  let early: Outcome | undefined;
  const stdout = new FirstBytes(MAX_STDOUT_BYTES);
  const stderr = new LastLines(MAX_STDERR_BYTES);
  const stop = (outcome: Outcome): void => {
    early ??= outcome;
    killGroup(child);
    // A process that has left the group may hold them open for as long as it likes.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.destroy();
  };
  const milliseconds = Math.min(run.limits.seconds * 1000, MAX_TIMEOUT_MILLISECONDS);
  const timer = setTimeout(() => stop({ kind: "time-limit", stderr: stderr.text() }), milliseconds);
  const onExit = (): void => killGroup(child);
  process.on("exit", onExit);
  const finish = (outcome: Outcome): void => {
    clearTimeout(timer);
    process.off("exit", onExit);
    void pendingSignals().then(() => ended(early ?? outcome));
  };
  child.stdout?.on("data", (chunk: Buffer) => {
    if (!stdout.add(chunk)) stop({ kind: "output-limit", stderr: stderr.text() });
  });
  // Too much on standard error is no error: traces are the configuration's own, and what went wrong comes last.
  child.stderr?.on("data", (chunk: Buffer) => {
    stderr.add(chunk);
    run.onStderr?.(chunk);
  });
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(run.input ?? "");
  // What the program started may outlive it, and would hold its output open.
  child.on("exit", () => killGroup(child));
  child.on("error", (error) => finish({ kind: "not-started", reason: error.message }));
  child.on("close", (status, signal) =>
    finish(
      status === null
        ? { kind: "signal", signal: signal ?? "unknown signal", stderr: stderr.text() }
        : { kind: "exit", status, stdout: stdout.text(), isUtf8: stdout.isUtf8(), stderr: stderr.text() },
    ),
  );
  return stop;
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group is gone.
  }
}

/** The kernel holds the limits too where `prlimit` (util-linux) is there: they then outlive nixctr itself. */
function withKernelLimits(run: Run): [program: string, args: string[]] {
  const searchPath = process.env["PATH"] ?? "";
  const command = [...dyingWithParent(searchPath), run.program, ...run.args];
  const prlimit = findProgram("prlimit", searchPath);
  const [program = run.program, ...args] = command;
  if (prlimit === undefined) return [program, args];
  const bytes = kernelLimit(run.limits.mebibytes * 1024 * 1024, MAX_KERNEL_BYTES);
  const seconds = kernelLimit(run.limits.seconds, MAX_KERNEL_SECONDS);
  const limits = [`--as=${bytes}`, `--cpu=${seconds}:${seconds + 2n}`, "--core=0"];
  return [prlimit, [...limits, ...command]];
}

/** Nobody is left to stop the program when nixctr itself is killed with SIGKILL: then the kernel does, by `setpriv`. */
function dyingWithParent(searchPath: string): string[] {
  const setpriv = findProgram("setpriv", searchPath);
  return setpriv === undefined ? [] : [setpriv, "--pdeathsig", "KILL"];
}

function kernelLimit(limit: number, most: number): bigint {
  return BigInt(Math.min(Math.ceil(limit), most));
}
