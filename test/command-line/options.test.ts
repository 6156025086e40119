import { describe, expect, test } from "vitest";

import { nixctr } from "./nixctr.ts";

function options(...args: readonly string[]) {
  return nixctr(["options", ...args]);
}

describe("the options of a release", () => {
  test.concurrent("are listed for the newest stable one, which is told", async () => {
    const { status, stdout, stderr } = await options();
    expect(status).toBe(0);
    expect(stdout).toMatch(/^OPTION +TYPE +DEFAULT +RELEASES +LOWERS TO\n/);
    expect(stdout).toMatch(/^tmpfs +list of string +\[ \] +18\.03- +nspawn --tmpfs=$/m);
    expect(stdout).toMatch(/\nknown by comparison with an evaluation of .*\n$/);
    expect(stderr).toBe(
      "nixctr: listing options for NixOS 26.05 (the newest stable one known; no nixpkgs is in use)\n",
    );
  });

  test.concurrent("are those that it has", async () => {
    const { stdout } = await options("--release", "19.03");
    expect(stdout).toMatch(/^extraFlags .* 18\.09- /m);
    expect(stdout).not.toMatch(/^(ephemeral|pkgs|nixpkgs|flake) /m);
    expect((await options("--release", "20.09", "pkgs")).stdout).toMatch(/^pkgs .* 20\.09 /m);
  });

  test.concurrent("say so where the release is only inferred", async () => {
    const { stderr } = await options("--release", "21.05");
    expect(stderr).toMatch(/^nixctr: NixOS 21\.05 is only known by inference from \S+ before it and \S+ after it$/m);
    expect((await options("--release", "20.03")).stderr).not.toContain("known by");
  });

  test.concurrent("as JSON: one document, with how the release is known", async () => {
    const { stdout } = await options("--release", "26.05", "--format", "json", "forwardPorts");
    const document = JSON.parse(stdout) as { options: readonly object[] };
    expect(document).toMatchObject({ schema: "nixctr.options/1", release: "26.05", knownBy: { by: "evaluation" } });
    expect(document.options).toHaveLength(4);
    expect(document.options[2]).toMatchObject({
      name: "containers.<name>.forwardPorts.*.hostPort",
      type: "16 bit unsigned integer; between 0 and 65535 (both inclusive)",
      since: "18.03",
      until: null,
      lowersTo: ["conf `HOST_PORT`", "nspawn `--port=`"],
    });
  });

  test.concurrent("as Markdown", async () => {
    const { stdout } = await options("--release", "26.05", "--format", "markdown", "containers.<name>.flake");
    expect(stdout).toMatch(/^# Container options of NixOS 26\.05\n/);
    expect(stdout).toContain("\n## `containers.<name>.flake`\n");
    expect(stdout.match(/^## /gm)).toHaveLength(1);
  });
});

describe("of the host that the module declares", () => {
  test.concurrent("are listed, by their path or its end", async () => {
    for (const name of ["enableContainers", "boot.enableContainers"]) {
      expect((await options("--release", "25.11", "-q", name)).stdout).toMatch(
        /^boot\.enableContainers +boolean +config\.containers != \{ \} +18\.03- +everything .*; a warning/m,
      );
    }
    expect((await options("--release", "25.05", "boot.isNspawnContainer")).stderr).toContain("it is there since 25.11");
  });

  test.concurrent("come and change their defaults", async () => {
    const { stdout } = await options("--from", "25.05", "--to", "25.11", "-q", "boot");
    expect(stdout).toContain("+ boot.isNspawnContainer: boolean, default: false\n");
    expect(stdout).toContain("~ boot.isContainer\n    default: false -> config.boot.isNspawnContainer\n");
    expect(stdout).toContain("~ boot.enableContainers\n    default: true -> config.containers != { }\n");
    const old = await options("--from", "20.09", "--to", "21.11", "-q", "enableContainers");
    expect(old.stdout).toMatch(/^~ boot\.enableContainers\n {4}default: !config\.boot\.isContainer -> true\n/);
  });
});

describe("between two releases", () => {
  test.concurrent("what was added, removed and changed", async () => {
    const { status, stdout } = await options("--from", "20.09", "--to", "26.05", "--quiet");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\+ containers\.<name>\.flake: null or string, default: null$/m);
    expect(stdout).toMatch(/^- containers\.<name>\.pkgs$/m);
    expect(stdout).toMatch(/^~ containers\.<name>\.forwardPorts\.\*\.hostPort\n {4}type: signed integer -> 16 bit /m);
    // Only what it is called changed.
    expect(stdout).not.toMatch(/^~ containers\.<name>\.tmpfs$/m);
  });

  test.concurrent("one and the same: nothing but how it is known", async () => {
    const { status, stdout, stderr } = await options("--from", "24.05", "--to", "24.05", "-q");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^24\.05 known by comparison with an evaluation of .*\n$/);
  });

  test.concurrent("as JSON and as Markdown", async () => {
    const json = await options("--from", "23.11", "--to", "24.05", "--format", "json", "restartIfChanged");
    expect(JSON.parse(json.stdout)).toMatchObject({
      schema: "nixctr.option-changes/1",
      from: { name: "23.11" },
      to: { name: "24.05" },
      changes: [{ change: "added", name: "containers.<name>.restartIfChanged", option: { default: "`true`" } }],
    });
    const table = await options("--from", "19.09", "--to", "20.09", "-q");
    expect(table.stdout).toMatch(/\n19\.09 known by the text of .*\n20\.09 known by comparison with .*\n$/);
    const markdown = await options("--from", "23.11", "--to", "24.05", "--format", "markdown");
    expect(markdown.stdout).toMatch(/\nNixOS 23\.11 is known by .*\nNixOS 24\.05 is known by .*\n\n## Added\n/);
    expect(markdown.stdout).toContain(
      "\n## Added\n\n- `containers.<name>.restartIfChanged` (boolean, default: `true`): ",
    );
  });
});
