import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { nixProgram } from "../evaluation/evaluate-configuration.ts";
import { directoryWith, nixctr, ONE_CONTAINER, processesWith, type Result } from "./nixctr.ts";

const EMPTY = JSON.stringify({
  containers: { definitions: [], attrs: {} },
  undeclared: [],
  besides: null,
  host: [],
  surroundings: null,
});

let names = 0;

/** Runs nixctr with a script in place of `nix`; `TAG` in it is a word that no other process has. */
async function withFakeNix(script: string, args: readonly string[] = []): Promise<Result & { readonly tag: string }> {
  const tag = `nixctr-test-${process.pid}-${names++}`;
  const nix = `#!/bin/bash\n${script.replaceAll("TAG", tag)}\n`;
  const directory = directoryWith({ "configuration.nix": ONE_CONTAINER, nix });
  const result = await nixctr(["lower", ...args], { directory, environment: { NIXCTR_NIX: join(directory, "nix") } });
  return { ...result, tag };
}

function expectNoTrace({ stdout, stderr }: Result): void {
  expect(stdout).toBe("");
  expect(stderr).not.toMatch(/^\s+at |file:\/\/|node:/m);
}

describe("no nix", () => {
  test.concurrent("on PATH: how to get one", async () => {
    const directory = directoryWith({ "configuration.nix": ONE_CONTAINER, "bin/other": "" });
    const environment = { PATH: join(directory, "bin"), NIXCTR_NIX: undefined };
    const result = await nixctr(["lower"], { directory, environment });
    expect(result.status).toBe(2);
    expect(result.stderr).toMatch(/^nixctr: the program nix was not found on PATH\n/);
    expect(result.stderr).toContain("apt-get install nix-bin");
    expectNoTrace(result);
  });

  test.concurrent("where NIXCTR_NIX says: no other is taken", async () => {
    const directory = directoryWith({ "configuration.nix": ONE_CONTAINER });
    for (const NIXCTR_NIX of ["/nowhere/nix", "configuration.nix", "/", "no-such-nix"]) {
      const result = await nixctr(["lower"], { directory, environment: { NIXCTR_NIX } });
      expect(result).toMatchObject({ status: 2, stderr: `nixctr: NIXCTR_NIX=${NIXCTR_NIX}: no such program\n` });
    }
  });

  test.concurrent("on PATH, but named by NIXCTR_NIX", async () => {
    const directory = directoryWith({ "configuration.nix": ONE_CONTAINER });
    mkdirSync(join(directory, "bin"));
    symlinkSync(nixProgram(), join(directory, "named"));
    const environment = { PATH: join(directory, "bin"), NIXCTR_NIX: "./named" };
    expect(await nixctr(["lower"], { directory, environment })).toMatchObject({ status: 0 });
  });

  test.concurrent("that can be started", async () => {
    const nix = "#!/nowhere/interpreter\n";
    const directory = directoryWith({ "configuration.nix": ONE_CONTAINER, nix });
    const result = await nixctr(["lower"], { directory, environment: { NIXCTR_NIX: "./nix" } });
    expect(result.status).toBe(2);
    expect(result.stderr).toMatch(/^error\[evaluator-/m);
    expectNoTrace(result);
  });
});

describe("a nix that", () => {
  test.concurrent.each([
    ["prints half of an answer and fails", `printf '{"containers":{'; exit 1`, /nix ended with exit status 1/],
    ["prints a whole answer and fails", `echo '${EMPTY}'; exit 1`, /nix ended with exit status 1/],
    ["prints half of an answer", `printf '{"containers":{'`, /nix gave an answer that nixctr cannot read/],
    ["prints nothing", "exit 0", /cannot read/],
    ["prints something else", "echo hello", /cannot read/],
    ["prints JSON of another shape", `echo '{"containers":5}'`, /cannot read/],
    ["prints null", "echo null", /cannot read/],
    ["prints an answer and more", `echo '${EMPTY}'; echo x`, /cannot read/],
    ["ends with another status", "echo oops >&2; exit 77", /exit status 77:\noops/],
    ["is killed", "kill -SEGV $$", /nix was killed by SIGSEGV/],
    ["prints garbage on standard error", "head -c 100000 /dev/urandom >&2; exit 1", /nix ended with exit status 1/],
    ["floods standard output", "exec cat /dev/zero", /printed more than nixctr can read/],
    ["has no memory", "echo 'error: out of memory' >&2; exit 1", /needed more than 4096 MiB/],
  ])("%s: exit status 2", async (_, script, message) => {
    const result = await withFakeNix(script);
    expect(result.status).toBe(2);
    expect(result.stderr).toMatch(message);
    expect(result.stderr).not.toMatch(/[^\P{Cc}\n\t]/u);
    expectNoTrace(result);
  });

  test.concurrent("answers is believed", async () => {
    expect(await withFakeNix(`cat > /dev/null; echo '${EMPTY}'`)).toMatchObject({ status: 0 });
  });

  test.concurrent("leaves a process behind: its answer counts, the process does not stay", async () => {
    const result = await withFakeNix(`(exec -a TAG sleep 300) & echo '${EMPTY}'`);
    expect(result.status).toBe(0);
    expect(processesWith(result.tag)).toEqual([]);
  });
});

describe("a nix that does not end is killed, with all that it started:", () => {
  test.concurrent.each([
    ["one that hangs", "exec -a TAG sleep 300"],
    ["one that ignores signals", "trap '' TERM INT HUP QUIT; while :; do sleep 1; done # TAG"],
    [
      "one whose child ignores signals too",
      `trap '' TERM INT HUP QUIT; bash -c "trap '' TERM INT HUP QUIT; while :; do sleep 1; done # TAG" & wait; wait`,
    ],
    ["one that floods standard error", "exec -a TAG cat /dev/zero >&2"],
    ["one that prints the answer first", `echo '${EMPTY}'; exec -a TAG sleep 300`],
  ])("%s", async (_, script) => {
    const result = await withFakeNix(script, ["--timeout", "1"]);
    expect(result.status).toBe(2);
    expect(result.stderr).toContain(
      "error[evaluator-time-limit]: The evaluation took longer than 1 s and was stopped.",
    );
    expectNoTrace(result);
    expect(processesWith(result.tag)).toEqual([]);
  });

  test.concurrent("one whose child has left the group is not waited for", async () => {
    const began = Date.now();
    const result = await withFakeNix("setsid sleep 30 & exec -a TAG sleep 300", ["--timeout", "1"]);
    expect(result.status).toBe(2);
    expect(processesWith(result.tag)).toEqual([]);
    expect(Date.now() - began).toBeLessThan(20_000);
  });
});
