import { describe, expect, it } from "vitest";

import type { LoweredHost } from "../../lowering/types.ts";
import { writeJson } from "../../src/output/write-json.ts";
import { containerOptions, lower, vethOptions } from "../lowering/container-options.ts";
import { brokenStream, MemoryStream } from "./memory-stream.ts";

async function jsonOf(host: LoweredHost): Promise<string> {
  const stream = new MemoryStream();
  await writeJson(stream, { release: "19.03", host, diagnostics: [] });
  return stream.text;
}

describe("writeJson", () => {
  it("writes everything that was lowered, the schema first", async () => {
    const host = lower({ web: containerOptions({ autoStart: true, tmpfs: ["/a\u0007\u2028é"] }) });
    const document = JSON.parse(await jsonOf(host)) as object;
    expect(document).toEqual({ schema: "nixctr.lowered-host/1", release: "19.03", ...host, diagnostics: [] });
    expect(Object.keys(document).slice(0, 3)).toEqual(["schema", "release", "containers"]);
  });

  it("has a line for each member of a large set, indented, and ends with a newline", async () => {
    const text = await jsonOf(lower({}));
    expect(text).toMatch(
      /^\{\n {2}"schema": "nixctr\.lowered-host\/1",\n {2}"release": "19\.03",\n {2}"containers": \{\},\n/,
    );
    expect(text).toMatch(/\n {2}"diagnostics": \[\]\n\}\n$/);
    expect(text).toContain('\n      "multi-user": {"wants":["machines.target"]}');
  });

  it("writes names in byte order where JavaScript has another", async () => {
    const text = await jsonOf(lower({ "9": containerOptions(), "10": containerOptions(), "+": containerOptions() }));
    const names = [...text.matchAll(/^ {4}"([^"]+)": \{\n {6}"additionalCapabilities"/gm)].map(([, name]) => name);
    expect(names).toEqual(["+", "10", "9"]);
  });

  it("does so for the names of mounts and interfaces", async () => {
    const names = ["+", "10", "9", "a"];
    const bindMounts = Object.fromEntries(
      names.map((name) => [name, { mountPoint: name, hostPath: null, isReadOnly: true }]),
    );
    const forwardPorts = [{ protocol: "tcp", hostPort: 2n ** 62n, containerPort: null }];
    const extraVeths = Object.fromEntries(names.map((name) => [name, vethOptions({ forwardPorts })]));
    const text = await jsonOf(lower({ web: containerOptions({ bindMounts, extraVeths }) }));
    for (const option of ["bindMounts", "extraVeths"]) {
      const line = new RegExp(`^ {6}"${option}": (.*?),?$`, "m").exec(text)?.[1] ?? "";
      expect(Object.keys(JSON.parse(line) as object).toSorted()).toEqual(names);
      expect([...line.matchAll(/[{,]"([^"]+)":\{/g)].map(([, name]) => name)).toEqual(names);
    }
    expect(text).toContain(`"hostPort":${2n ** 62n},`);
  });

  it("waits for the stream instead of filling memory", async () => {
    const names = Array.from({ length: 200 }, (_, index) => `c${index}`);
    const stream = new MemoryStream();
    const host = lower(Object.fromEntries(names.map((name) => [name, containerOptions()])));
    await writeJson(stream, { release: "19.03", host, diagnostics: [] });
    expect(stream.text.length).toBeGreaterThan(1_000_000);
    expect(stream.mostWaiting).toBeLessThan(100_000);
  });

  it.each([
    ["EPIPE", "broken-pipe"],
    ["ENOSPC", "no-space"],
    ["EIO", "write-failed"],
  ])("rejects with a code of its own when a write fails with %s", async (errno, code) => {
    const written = writeJson(brokenStream(errno), { release: "19.03", host: lower({}), diagnostics: [] });
    await expect(written).rejects.toMatchObject({ name: "OutputError", code });
  });
});
