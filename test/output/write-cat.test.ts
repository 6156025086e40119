import { expect, it } from "vitest";

import { writeCat } from "../../src/output/write-cat.ts";
import { brokenStream, MemoryStream } from "./memory-stream.ts";

it("prints every file below its path", async () => {
  const stream = new MemoryStream();
  await writeCat(stream, [
    { kind: "file", path: "etc/a", text: "A\n", mode: 0o644 },
    { kind: "file", path: "etc/b", text: "no newline", mode: 0o644 },
    { kind: "link", path: "etc/c", target: "../b" },
  ]);
  expect(stream.text).toBe("# /etc/a\nA\n\n# /etc/b\nno newline\n\n# /etc/c -> ../b\n");
});

it("tells that the reader has gone away", async () => {
  const written = writeCat(brokenStream("EPIPE"), [{ kind: "link", path: "etc/c", target: "../b" }]);
  await expect(written).rejects.toMatchObject({ code: "broken-pipe" });
});
