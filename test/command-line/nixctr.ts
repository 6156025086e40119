import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterAll, inject } from "vitest";

/** How a command ended, and what it printed. */
export interface Result {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly directory?: string;
  readonly input?: string;
  /** Added to the environment; undefined takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Whether the process leads a process group, as a shell has it. */
  readonly ownGroup?: boolean;
  /** Called when the process has started; its failure is the run's. */
  readonly started?: (pid: number) => Promise<void>;
}

/** After this long a test has failed, whatever it is about: nothing may go on for ever. */
const MAX_MILLISECONDS = 60_000;

const ENVIRONMENT = { NIX_PATH: undefined, FORCE_COLOR: undefined, NO_COLOR: undefined };

/** Runs `nixctr ARGS` as a process. */
export function nixctr(args: readonly string[], options: RunOptions = {}): Promise<Result> {
  return run(process.execPath, [inject("nixctr"), ...args], options);
}

/** Runs a line of shell in which `$NIXCTR` is the command. */
export function shell(line: string, options: RunOptions = {}): Promise<Result> {
  const environment = { ...options.environment, NIXCTR: `${process.execPath} ${inject("nixctr")}` };
  return run("/bin/bash", ["-c", line], { ...options, environment });
}

function run(program: string, args: readonly string[], options: RunOptions): Promise<Result> {
  const { directory = tmpdir(), environment = {}, input = "", ownGroup = false, started } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: directory,
      env: { ...process.env, ...ENVIRONMENT, ...environment },
      timeout: MAX_MILLISECONDS,
      killSignal: "SIGKILL",
      detached: ownGroup,
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.stdin.on("error", () => undefined).end(input);
    child.on("error", reject);
    child.on("close", (status, signal) => resolve({ status, signal, stdout, stderr }));
    if (child.pid !== undefined) started?.(child.pid).catch(reject);
  });
}

const scratch = mkdtempSync(join(tmpdir(), "nixctr-cli-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A new directory with files of the given content, which goes away with the tests of the file. */
export function directoryWith(files: Readonly<Record<string, string>> = {}): string {
  const directory = mkdtempSync(join(scratch, "test-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content, { mode: content.startsWith("#!") ? 0o755 : 0o644 });
  }
  return directory;
}

/** The processes of this machine that have `text` in their command line. */
export function processesWith(text: string): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(text);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Waits for what happens a moment later. */
export async function until(condition: () => boolean, seconds = 40): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`it has not happened within ${seconds} seconds`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A container that lowers without a warning. */
export const ONE_CONTAINER = `{ containers.web = { path = "/nix/store/web"; autoStart = true; }; }\n`;
