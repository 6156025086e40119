import { describe, expect, test } from "vitest";

import { check, type Document, documentOf, ERROR, FILES, HINT } from "./checked.ts";
import { directoryWith, nixctr, shell } from "./nixctr.ts";

describe("the streams", () => {
  test.concurrent.each(["pretty", "json", "sarif", "github"])(
    "%s: findings go to the one, notes to the other",
    async (format) => {
      const traced = `builtins.trace "a trace"\n${ERROR}`;
      const { stdout, stderr } = await check(["-f", format], { "configuration.nix": traced });
      expect(stdout).toContain("wrong-type");
      expect(stdout).not.toMatch(/checking for|a trace/);
      expect(stderr).toContain("nixctr: checking for NixOS 26.05");
      expect(stderr).toContain("trace: a trace");
      expect(stderr).not.toContain("wrong-type");
    },
  );

  test.concurrent("notes are those of all inputs, and the release is told once", async () => {
    const files = { "a.nix": `builtins.trace "first" { }`, "b.nix": `builtins.trace "second" { }` };
    const { stderr } = await check(["a.nix", "b.nix"], files);
    expect(stderr).toMatch(/^nixctr: checking for [^\n]*\ntrace: first\ntrace: second\n$/);
  });

  test.concurrent("--quiet leaves out notes and hints, in every format", async () => {
    const formats = ["pretty", "json", "github"];
    const results = await Promise.all(formats.map((format) => check(["hint.nix", "-q", "-f", format])));
    for (const { status, stdout, stderr } of results) {
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).not.toContain("host-address-with-bridge");
    }
    expect((await check(["warning.nix", "-q"])).stdout).toContain("warning[configuration-warning]: Something is odd.");
  });

  test.concurrent("a reader that has seen enough is no error, and what was found decides", async () => {
    const many = Array.from({ length: 3000 }, (_, n) => `containers.c${n} = { path = "/p"; hostAddres = "x"; };`);
    const directory = directoryWith({ "many.nix": `{\n${many.join("\n")}\n}\n`, "hint.nix": HINT });
    for (const format of ["pretty", "json", "sarif", "github"]) {
      const line = `$NIXCTR check many.nix -q -f ${format} 2> err | head -1; echo "\${PIPESTATUS[0]}"; cat err`;
      const { stdout } = await shell(line, { directory });
      expect(stdout.split("\n").slice(1)).toEqual(["1", ""]);
    }
    const fixes = await shell(
      `$NIXCTR check many.nix -q --fix -n 2> err | head -1; echo "\${PIPESTATUS[0]}"; cat err`,
      { directory },
    );
    expect(fixes.stdout).toBe("--- a/many.nix\n1\n");
  });

  test.concurrent("an output that takes nothing is told", async () => {
    const { status, stderr } = await shell("$NIXCTR check -q error.nix > /dev/full", {
      directory: directoryWith(FILES),
    });
    expect({ status, stderr }).toEqual({ status: 2, stderr: "nixctr: the output cannot be written: no space left\n" });
  });
});

describe("--format", () => {
  test.concurrent("pretty says when nothing was found", async () => {
    expect((await check([])).stdout).toBe("nothing found in 1 container\n");
    expect((await check([], { "configuration.nix": "{ }" })).stdout).toBe("nothing found\n");
  });

  test.concurrent("pretty counts what was found", async () => {
    const { stdout } = await check(["error.nix", "warning.nix", "hint.nix"]);
    expect(stdout.trimEnd().split("\n").at(-1)).toMatch(/^1 error, 1 warning and 1 hint in \d containers?$/);
  });

  test.concurrent("pretty tells how many fixes --fix makes, which is none in standard input", async () => {
    const text = `{ containers.web = { path = "/p"; autoStart = "true"; enableTun = "yes"; tmpfs = "/a"; }; }`;
    const { stdout } = await check([], { "configuration.nix": text });
    expect(stdout.trimEnd().split("\n").at(-1)).toBe("3 errors in 1 container; --fix makes 2 fixes");
    const { stdout: typed } = await nixctr(["check", "-"], { input: text });
    expect(typed.trimEnd().split("\n").at(-1)).toBe("3 errors in 1 container");
  });

  test.concurrent("json is one document, whatever was found", async () => {
    const none = documentOf(await check(["--format", "json"]));
    expect(none).toEqual({ schema: "nixctr.check/1", release: "26.05", containers: 1, diagnostics: [] });
    const [found] = documentOf(await check(["error.nix", "--format", "json"])).diagnostics;
    expect(found).toMatchObject({
      code: "wrong-type",
      severity: "error",
      loc: ["containers", "web", "privateNetwork"],
      span: { line: 1, column: 52, endLine: 1, endColumn: 59 },
      fix: null,
    });
    expect(found).not.toHaveProperty("repair");
  });

  test.concurrent("sarif names the file relative to where it is run", async () => {
    const { stdout } = await check(["error.nix", "--format", "sarif"]);
    const log = JSON.parse(stdout) as { version: string; runs: { results: unknown[] }[] };
    expect(log.version).toBe("2.1.0");
    expect(log.runs[0]?.results).toHaveLength(1);
    expect(stdout).toContain('"uri":"error.nix"');
  });

  test.concurrent("github has a line for each finding", async () => {
    const { stdout } = await check(["error.nix", "warning.nix", "hint.nix", "--format", "github"]);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.map((line) => /^::(\w+) file=([^,]+),/.exec(line)?.slice(1))).toEqual([
      ["error", "error.nix"],
      ["notice", "hint.nix"],
      ["warning", "warning.nix"],
    ]);
  });
});

describe("nixctr lower shows the same places", () => {
  const two = `{
  containers.web.privateNetwrok = true;
  containers.web.hostAddress = "a";
  imports = [ { containers.web.hostAddress = lib.mkMerge [ "b" ]; } ];
}
`.replace("{", "{ lib, ... }: {");

  test.concurrent("on standard error and in its JSON, with fixes", async () => {
    const directory = directoryWith({ "configuration.nix": two });
    const [checked, lowered] = await Promise.all(
      ["check", "lower"].map((command) => nixctr([command, "--format", "json"], { directory })),
    );
    if (checked === undefined || lowered === undefined) throw new Error("not run");
    const errors = ({ diagnostics }: Document) => diagnostics.filter(({ severity }) => severity === "error");
    const expected = errors(documentOf(checked));
    expect(expected.length).toBeGreaterThanOrEqual(2);
    expect(new Set(errors(documentOf(lowered)).map((found) => JSON.stringify(found)))).toEqual(
      new Set(expected.map((found) => JSON.stringify(found))),
    );
    expect(lowered.stderr).toContain("  --> configuration.nix:2:18\n");
    expect(lowered.stderr).toContain("   |                  ^^^^^^^^^^^^^^\n");
    expect(lowered.stderr).toContain("fix: Write `privateNetwork`.\n");
  });
});
