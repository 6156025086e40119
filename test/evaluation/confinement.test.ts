import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { evaluateFile, evaluateText, saidOf } from "./evaluate-configuration.ts";

const fixtures = fileURLToPath(new URL("fixtures/", import.meta.url));

describe("nothing is written", () => {
  let directory = "";

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "nixctr-confinement-"));
    // Everywhere that Nix might put something.
    const places = { HOME: "home", XDG_CACHE_HOME: "cache", XDG_DATA_HOME: "data", XDG_STATE_HOME: "state" };
    const stores = { NIX_STORE_DIR: "store", NIX_STATE_DIR: "var", NIX_LOG_DIR: "log", TMPDIR: "" };
    for (const [name, path] of Object.entries({ ...places, ...stores })) vi.stubEnv(name, join(directory, path));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(directory, { recursive: true, force: true });
  });

  test.each(["modules/paths-are-strings", "modules/store-paths", "errors/import-from-derivation"])(
    "no store directory appears for %s",
    async (name) => {
      await evaluateFile(join(fixtures, name, "configuration.nix"));
      expect(readdirSync(directory)).toEqual([]);
    },
  );
});

describe("nothing is fetched", () => {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    response.end("{ }");
  });
  const cache = mkdtempSync(join(tmpdir(), "nixctr-cache-"));
  let address = "";

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    vi.stubEnv("XDG_CACHE_HOME", cache);
    vi.stubEnv("no_proxy", "127.0.0.1");
    vi.stubEnv("NO_PROXY", "*");
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    server.close();
    rmSync(cache, { recursive: true, force: true });
  });

  test.each([
    ["fetchurl", (url: string) => `builtins.fetchurl "${url}/a.nix"`],
    ["fetchTarball", (url: string) => `builtins.fetchTarball "${url}/a.tar.gz"`],
    ["fetchGit", (url: string) => `builtins.fetchGit "${url}/a.git"`],
    ["fetchTree", (url: string) => `builtins.fetchTree { type = "tarball"; url = "${url}/a.tar.gz"; }`],
    ["getFlake", (url: string) => `(builtins.getFlake "${url}/a.tar.gz").outPath`],
  ])("%s asks nobody, and says so", async (_, expression) => {
    const evaluation = await evaluateText(`{ containers.web = import (${expression(address)}); }`);
    expect(saidOf(evaluation)).toMatchObject([{ code: "needs-fetch", loc: ["containers", "web"] }]);
    expect(evaluation.kind).toBe("refused");
    expect(requests).toEqual([]);
  });
});
