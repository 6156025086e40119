import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { directoryWith, nixctr, ONE_CONTAINER, processesWith, type Result, until } from "./nixctr.ts";

/** An evaluation without end that needs neither stack nor memory. */
const ENDLESS = `let
  times = n: f: builtins.foldl' (_: f) 0 (builtins.genList (i: i) n);
  endless = times 10000 (_: times 10000 (_: times 10000 (_: times 10000 (i: i))));
in
{ containers.web.forwardPorts = [ { hostPort = endless; } ]; }
`;

async function lower(configuration: string, args: readonly string[]): Promise<Result> {
  const directory = directoryWith({ "configuration.nix": configuration });
  const result = await nixctr(["lower", ...args], { directory });
  expect(result.stdout).toBe("");
  expect(result.stderr).not.toMatch(/^\s+at |file:\/\/|node:/m);
  expect(processesWith(directory)).toEqual([]);
  return result;
}

describe("an evaluation that does not end is stopped", () => {
  test.concurrent("after --timeout", async () => {
    const { status, stderr } = await lower(ENDLESS, ["--timeout", "2"]);
    expect(status).toBe(2);
    expect(stderr).toContain("error[evaluator-time-limit]: The evaluation took longer than 2 s and was stopped.");
    expect(stderr).toContain("--timeout SECONDS");
  });

  test.concurrent("from standard input too, and JSON says so", async () => {
    const result = await nixctr(["lower", "-", "--timeout", "2", "--format", "json"], { input: ENDLESS });
    expect(result.status).toBe(2);
    expect(JSON.parse(result.stdout)).toMatchObject({ diagnostics: [{ code: "evaluator-time-limit", span: null }] });
  });
});

describe("an evaluation that eats memory is stopped at --max-memory", () => {
  test.concurrent.each([
    ["a long list", "builtins.length (builtins.genList (x: x) 2000000000)"],
    ["a sum over a long list", "builtins.foldl' (a: b: a + b) 0 (builtins.genList (x: x) 100000000)"],
    ["a doubled string", `let f = n: s: if n == 0 then s else f (n - 1) (s + s); in builtins.stringLength (f 60 "x")`],
    ["a doubled list", "builtins.length (builtins.foldl' (a: _: a ++ a) [ 1 ] (builtins.genList (x: x) 60))"],
  ])("%s", async (_, expression) => {
    const configuration = `{ containers.web.forwardPorts = [ { hostPort = ${expression}; } ]; }`;
    const { status, stderr } = await lower(configuration, ["--timeout", "50", "--max-memory", "600"]);
    expect(status).toBe(2);
    expect(stderr).toContain("error[evaluator-memory-limit]: The evaluation needed more than 600 MiB of memory");
  });

  test.concurrent.each(["1", "0.5", "40", "100"])("%s MiB, in which nix cannot even start", async (mebibytes) => {
    const { status, stderr } = await lower(ONE_CONTAINER, ["--max-memory", mebibytes]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error\[evaluator-(?:memory-limit|crashed)\]/m);
  });
});

describe("limits may be odd numbers", () => {
  test.concurrent.each([
    ["--timeout", "1e10"],
    ["--timeout", "1e300"],
    ["--timeout", "59.5"],
    ["--max-memory", "2000.7"],
    ["--max-memory", "1e30"],
    ["--max-memory", "1e300"],
  ])("%s %s", async (option, value) => {
    const directory = directoryWith({ "configuration.nix": ONE_CONTAINER });
    const { status, stderr } = await nixctr(["lower", option, value, "--quiet"], { directory });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});

describe("an interruption", () => {
  test.concurrent.each([
    ["of nixctr alone", "SIGINT", 1],
    ["of nixctr alone, to end it", "SIGTERM", 1],
    ["of its whole process group, as Ctrl-C in a terminal", "SIGINT", -1],
    ["by a terminal that goes away", "SIGHUP", -1],
  ] as const)("%s: nix is gone, nothing is written, exit status 2", async (_, signal, sign) => {
    const directory = directoryWith({ "configuration.nix": ENDLESS });
    const result = await nixctr(["lower", "--out", "tree"], {
      directory,
      ownGroup: true,
      started: async (pid) => {
        await until(() => processesWith(directory).length > 0);
        process.kill(sign * pid, signal);
      },
    });
    expect(result).toMatchObject({ status: 2, signal: null, stdout: "" });
    expect(result.stderr).toContain(
      `error[evaluator-interrupted]: Interrupted (${signal}); the evaluation was stopped.`,
    );
    expect(processesWith(directory)).toEqual([]);
    expect(existsSync(join(directory, "tree"))).toBe(false);
    expect(readdirSync(directory)).toEqual(["configuration.nix"]);
  });

  test.concurrent("that cannot be caught: the kernel's limits still hold", async () => {
    const directory = directoryWith({ "configuration.nix": ENDLESS });
    const result = await nixctr(["lower", "--timeout", "2"], {
      directory,
      started: async (pid) => {
        await until(() => processesWith(directory).length > 0);
        process.kill(pid, "SIGKILL");
      },
    });
    expect(result.signal).toBe("SIGKILL");
    await until(() => processesWith(directory).length === 0);
  });
});
