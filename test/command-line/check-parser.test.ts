import { rmSync } from "node:fs";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { bundleCopy } from "./bundle-copy.ts";
import { directoryWith, ONE_CONTAINER, shell } from "./nixctr.ts";

/** A copy of the bundled command whose parser is not there. */
let broken = "";

beforeAll(() => {
  const dist = bundleCopy();
  for (const name of ["web-tree-sitter", "tree-sitter-nix"]) rmSync(join(dist, `${name}.wasm`));
  broken = join(dist, "nixctr.js");
});

function run(args: string, configuration: string) {
  const directory = directoryWith({ "configuration.nix": configuration });
  return shell(`${process.execPath} ${broken} ${args}`, { directory });
}

const HINT = `{ config, ... }: {
  networking.hostName = "alpha";
  containers.web = { path = "/p"; hostAddress = config.networking.hostName; };
}
`;

describe("where there is nothing to show, the parser is not loaded", () => {
  test.concurrent.each(["pretty", "json", "sarif", "github"])("by check --format %s", async (format) => {
    const { status, stderr } = await run(`check -q --format ${format}`, ONE_CONTAINER);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test.concurrent.each([
    ["check --fix -q", ONE_CONTAINER],
    ["check --fix --dry-run -q", ONE_CONTAINER],
    ["explain wrong-type", ONE_CONTAINER],
    ["lower -q", ONE_CONTAINER],
    ["lower -q", HINT],
    ["lower --format json -q", HINT],
    ["check -q", "# not for nixctr\n{ }"],
  ])("by %s", async (args, configuration) => {
    const { status, stderr } = await run(args, configuration);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});

describe("a parser that is not there is a broken installation, which is told", () => {
  test.concurrent.each([
    ["check -q", "{ containers.web.path = 5; }"],
    ["check -q --format json", "{ containers.web.path = 5; }"],
    ["check -q", '{ # nixctr: allow configuration-warning\n  containers.web.path = "/p";\n}'],
    ["lower -q", "{ containers.web.path = 5; }"],
  ])("%s", async (args, configuration) => {
    const { status, stdout, stderr } = await run(args, configuration);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^nixctr: internal error: [^\n]*\.wasm'?\n$/);
  });
});
