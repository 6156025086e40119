import { isUtf8 } from "node:buffer";
import { type ChildProcess, spawn } from "node:child_process";

import { findProgram } from "./find-program.ts";

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
const MAX_KERNEL_LIMIT = 2 ** 62;
const STOPPING_SIGNALS: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a program in a process group of its own, within limits on time, memory and output. Whatever ends it early kills
 * the whole group with SIGKILL, because Nix ignores everything else while it evaluates. Never rejects.
 */
export function runLimited(run: Run): Promise<Outcome> {
  const [program, args] = withKernelLimits(run);
  const child = spawn(program, args, {
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, ...run.environment },
  });
  return new Promise((resolve) => watch(child, run, resolve));
}

function watch(child: ChildProcess, run: Run, resolve: (outcome: Outcome) => void): void {
  let early: Outcome | undefined;
  const stdout = new Chunks(MAX_STDOUT_BYTES);
  const stderr = new Chunks(MAX_STDERR_BYTES);
  const stop = (outcome: Outcome): void => {
    early ??= outcome;
    killGroup(child);
    // A process that has left the group may hold them open for as long as it likes.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.destroy();
  };
  const milliseconds = Math.min(run.limits.seconds * 1000, MAX_TIMEOUT_MILLISECONDS);
  const timer = setTimeout(() => stop({ kind: "time-limit", stderr: stderr.text() }), milliseconds);
  const onSignal = (signal: NodeJS.Signals): void => stop({ kind: "interrupted", signal });
  const onExit = (): void => killGroup(child);
  for (const signal of STOPPING_SIGNALS) process.on(signal, onSignal);
  process.on("exit", onExit);
  const finish = (outcome: Outcome): void => {
    clearTimeout(timer);
    for (const signal of STOPPING_SIGNALS) process.off(signal, onSignal);
    process.off("exit", onExit);
    resolve(early ?? outcome);
  };
  child.stdout?.on("data", (chunk: Buffer) => {
    if (!stdout.add(chunk)) stop({ kind: "output-limit", stderr: stderr.text() });
  });
  // Too much on standard error is cut off, not an error: traces are the configuration's own.
  child.stderr?.on("data", (chunk: Buffer) => void stderr.add(chunk));
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
  const prlimit = findProgram("prlimit", process.env["PATH"] ?? "");
  if (prlimit === undefined) return [run.program, [...run.args]];
  const bytes = kernelLimit(run.limits.mebibytes * 1024 * 1024);
  const limits = [
    `--as=${bytes}`,
    `--cpu=${kernelLimit(run.limits.seconds)}:${kernelLimit(run.limits.seconds + 2)}`,
    "--core=0",
  ];
  return [prlimit, [...limits, run.program, ...run.args]];
}

function kernelLimit(limit: number): string {
  return String(BigInt(Math.min(Math.ceil(limit), MAX_KERNEL_LIMIT)));
}

/** Output collected up to a limit. */
class Chunks {
  readonly #limit: number;
  readonly #chunks: Buffer[] = [];
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** False when the limit is reached; what is over it is not kept. */
  add(chunk: Buffer): boolean {
    this.#size += chunk.length;
    if (this.#size > this.#limit) return false;
    this.#chunks.push(chunk);
    return true;
  }

  isUtf8(): boolean {
    return isUtf8(Buffer.concat(this.#chunks));
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString("utf8");
  }
}
