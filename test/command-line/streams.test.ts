import { describe, expect, test } from "vitest";

import { directoryWith, shell } from "./nixctr.ts";

function directory(containers: number): string {
  const lines = Array.from({ length: containers }, (_, n) => `containers.c${n}.path = "/nix/store/c${n}";`);
  return directoryWith({ "configuration.nix": `{\n${lines.join("\n")}\n}\n`, "wrong.nix": "{ containers = 5; }" });
}

describe("a reader that has seen enough", () => {
  test.concurrent.each([
    ["of the listing", "$NIXCTR lower"],
    ["of the JSON", "$NIXCTR lower --format json"],
  ])("%s is no error", async (_, command) => {
    const line = `${command} 2> err | head -1; echo "\${PIPESTATUS[0]}"; cat err`;
    const { stdout, stderr } = await shell(line, { directory: directory(300) });
    const [first, status, ...said] = stdout.trimEnd().split("\n");
    expect(first).toMatch(/^(?:# \/etc\/|\{$)/);
    expect(status).toBe("0");
    expect(said.filter((text) => !text.startsWith("nixctr: lowering"))).toEqual([]);
    expect(stderr).toBe("");
  });

  test.concurrent.each([
    ["of help", "$NIXCTR --help", 0],
    ["of diagnostics", "$NIXCTR lower wrong.nix 2>&1", 1],
    ["that never began", "$NIXCTR lower", 0],
  ])("%s is no crash", async (_, command, status) => {
    const line = `set -o pipefail; (${command}) 2> err | true; echo "\${PIPESTATUS[0]}"; cat err`;
    const { stdout } = await shell(line, { directory: directory(300) });
    expect(stdout.split("\n")[0]).toBe(String(status));
    expect(stdout).not.toMatch(/^\s+at |Error/m);
  });
});

describe("an output that takes nothing", () => {
  test.concurrent.each([
    ["a full device", "$NIXCTR lower > /dev/full", 2, /the output cannot be written: no space left/],
    ["a full device for JSON", "$NIXCTR lower --format json > /dev/full", 2, /no space left/],
    ["a full device for a refusal", "$NIXCTR lower wrong.nix --format json > /dev/full", 2, /no space left/],
    ["a full device for help", "$NIXCTR --help > /dev/full", 2, /no space left/],
    ["a full device for diagnostics", "$NIXCTR lower wrong.nix 2> /dev/full", 1, /^$/],
    ["a full device for notes", "$NIXCTR lower 2> /dev/full > /dev/null", 0, /^$/],
    ["no standard output", "$NIXCTR lower >&-", 0, /lowering for/],
    ["no standard error", "$NIXCTR lower wrong.nix 2>&-", 1, /^$/],
  ])("%s", async (_, line, status, message) => {
    const result = await shell(line, { directory: directory(2) });
    expect(result).toMatchObject({ status, stdout: "" });
    expect(result.stderr).toMatch(message);
    expect(result.stderr).not.toMatch(/^\s+at /m);
  });
});

test("ten thousand containers are no problem", async () => {
  const { status, stdout } = await shell("$NIXCTR lower --format json | grep -c '\"container@c[0-9]*.service\":'", {
    directory: directory(10_000),
  });
  expect({ status, stdout }).toEqual({ status: 0, stdout: "10000\n" });
}, 120_000);
