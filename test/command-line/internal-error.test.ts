import { join } from "node:path";

import { expect, test } from "vitest";

import { directoryWith, nixctr, ONE_CONTAINER, processesWith, type Result, until } from "./nixctr.ts";

/** Stands for a long evaluation, in which `nix` has started a process of its own. */
const LONG = `#!/bin/bash
touch "\${0%/*}/started"
bash -c 'sleep 30; true' "$0"
true
`;
const SHORT = "#!/bin/bash\nexit 1\n";

/** Breaks nixctr while `nix` runs. */
const whileRunning = (bug: string): string => `
import { existsSync } from "node:fs";
const timer = setInterval(() => {
  if (process.listenerCount("uncaughtException") === 0 || !existsSync("started")) return;
  clearInterval(timer);
  ${bug}
}, 10);
`;

interface Bug {
  readonly nix: string;
  /** What is done to the process of nixctr. */
  readonly broken: string;
}

const BUGS: Readonly<Record<string, Bug>> = {
  "before the evaluation": { nix: LONG, broken: "process.cwd = () => { throw new TypeError('boom'); };" },
  "of no error": { nix: LONG, broken: "process.cwd = () => { throw 'boom'; };" },
  "that nobody awaits": { nix: LONG, broken: whileRunning("throw new TypeError('boom');") },
  "of a promise that nobody awaits": {
    nix: LONG,
    broken: whileRunning("Promise.reject(new TypeError('boom'));"),
  },
  "after the evaluation": {
    nix: SHORT,
    broken: "Array.prototype.toSorted = () => { throw new TypeError('boom'); };",
  },
};

/** Runs `nixctr lower` in a process in which something is broken; of its evaluation nothing may be left. */
async function lowerWith({ nix, broken }: Bug, args: readonly string[] = []): Promise<Result> {
  const directory = directoryWith({ "configuration.nix": ONE_CONTAINER, "broken.mjs": broken, nix });
  const environment = {
    NODE_OPTIONS: `--import=${join(directory, "broken.mjs")}`,
    NIXCTR_NIX: join(directory, "nix"),
  };
  const result = await nixctr(["lower", ...args], { directory, environment });
  // Killing is asked for before the process ends, and done a moment later.
  await until(() => processesWith(directory).length === 0, 5);
  return result;
}

test.concurrent.each(Object.entries(BUGS))("a bug %s ends in one line and exit status 2", async (_, bug) => {
  expect(await lowerWith(bug)).toEqual({
    status: 2,
    signal: null,
    stdout: "",
    stderr: "nixctr: internal error: boom\n",
  });
});

test.concurrent.each(Object.entries(BUGS))("--verbose says where a bug %s is", async (_, bug) => {
  const { status, stderr } = await lowerWith(bug, ["--verbose"]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^nixctr: internal error: boom\n/);
  expect(stderr).toMatch(/^\s+at /m);
});
