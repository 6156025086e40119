import { join } from "node:path";

import { expect, test } from "vitest";

import { directoryWith, nixctr, ONE_CONTAINER, type Result } from "./nixctr.ts";

/** Runs `nixctr lower` in a process in which something is broken. */
function lowerWith(broken: string, args: readonly string[] = []): Promise<Result> {
  const directory = directoryWith({
    "configuration.nix": ONE_CONTAINER,
    "broken.mjs": broken,
    nix: "#!/bin/bash\nexec sleep 30\n",
  });
  const environment = {
    NODE_OPTIONS: `--import=${join(directory, "broken.mjs")}`,
    NIXCTR_NIX: join(directory, "nix"),
  };
  return nixctr(["lower", ...args], { directory, environment });
}

const BUGS = [
  ["before the evaluation", "Array.prototype.toSorted = () => { throw new TypeError('boom'); };"],
  ["of no error", "Array.prototype.toSorted = () => { throw 'boom'; };"],
  ["that nobody awaits", "setTimeout(() => { throw new TypeError('boom'); }, 2000);"],
  ["of a promise that nobody awaits", "setTimeout(() => Promise.reject(new TypeError('boom')), 2000);"],
] as const;

test.concurrent.each(BUGS)("a bug %s ends in one line and exit status 2", async (_, broken) => {
  expect(await lowerWith(broken)).toEqual({
    status: 2,
    signal: null,
    stdout: "",
    stderr: "nixctr: internal error: boom\n",
  });
});

test.concurrent.each(BUGS)("--verbose says where a bug %s is", async (_, broken) => {
  const { status, stderr } = await lowerWith(broken, ["--verbose"]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^nixctr: internal error: boom\n/);
  expect(stderr).toMatch(/^\s+at /m);
});
