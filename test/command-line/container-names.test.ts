import { existsSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { directoryWith, nixctr } from "./nixctr.ts";

const CONFIGURATION = `{
  containers.web.path = "/nix/store/web";
  containers."with space".path = "/nix/store/web";
  containers."in/side".path = "/nix/store/web";
  containers."..".path = "/nix/store/web";
}
`;

describe("names that cannot be file names", () => {
  test("are written as warnings into the JSON document, which has these containers", async () => {
    const directory = directoryWith({ "configuration.nix": CONFIGURATION });
    const { status, stdout } = await nixctr(["lower", "--format", "json"], { directory });
    expect(status).toBe(0);
    const unsafe = { code: "unsafe-container-name", severity: "warning" };
    expect(JSON.parse(stdout)).toMatchObject({
      containers: { "in/side": { path: "/nix/store/web" } },
      diagnostics: [
        { ...unsafe, loc: ["containers", ".."], span: { line: 5 } },
        { ...unsafe, loc: ["containers", "in/side"], span: { line: 4 } },
        { ...unsafe, loc: ["containers", "with space"], span: { line: 3 } },
      ],
    });
  });

  test("keep the listing from being printed", async () => {
    const directory = directoryWith({ "configuration.nix": CONFIGURATION });
    const { status, stdout, stderr } = await nixctr(["lower"], { directory });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr.match(/^error\[.*$/gm)).toEqual([
      `error[unsafe-container-name]: The container name ".." cannot be part of the name of a file.`,
      `error[unsafe-container-name]: The container name "in/side" cannot be part of the name of a file.`,
    ]);
    const warning = `warning[unsafe-container-name]: The container name "with space" cannot be part of the name of a systemd`;
    expect(stderr.replaceAll("\n ", "")).toContain(warning);
    expect(stderr).toMatch(/configuration\.nix:4:14/);
  });

  test("keep the tree from being written, as names that systemd refuses do", async () => {
    const directory = directoryWith({ "configuration.nix": CONFIGURATION });
    const args = ["lower", "--only", "web", "--only", "with space", "--out", "host"];
    const { status, stderr } = await nixctr(args, { directory });
    expect(status).toBe(1);
    expect(stderr).toContain(`error[unsafe-container-name]: The container name "with space"`);
    expect(existsSync(join(directory, "host"))).toBe(false);
  });
});
