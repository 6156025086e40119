import { chmodSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import type { FixedFile } from "../../src/fixes/fixed-files.ts";
import { writeFixed } from "../../src/fixes/write-fixed.ts";
import { filesBelow, snapshot, temporaryDirectory } from "../output/temporary-directory.ts";

/** A new directory with files whose content is `before`. */
function directoryOf(...names: readonly string[]): string {
  const directory = temporaryDirectory();
  for (const name of names) writeFileSync(join(directory, name), "before é\r\n");
  return directory;
}

function fixed(file: string): FixedFile {
  return { file, before: "before é\r\n", after: "after 🚀\r\n", fixes: 1 };
}

describe("writeFixed", () => {
  it("writes exactly the text, and leaves nothing else behind", async () => {
    const directory = directoryOf("a", "b");
    await writeFixed([fixed(join(directory, "a")), fixed(join(directory, "b"))]);
    for (const name of ["a", "b"]) expect(readFileSync(join(directory, name), "utf8")).toBe("after 🚀\r\n");
    expect(filesBelow(directory)).toEqual(["a", "b"]);
  });

  it.each([0o600, 0o640, 0o755, 0o444 | 0o200])("keeps the mode %o", async (mode) => {
    const directory = directoryOf("a");
    const file = join(directory, "a");
    chmodSync(file, mode);
    await writeFixed([fixed(file)]);
    expect(statSync(file).mode & 0o7777).toBe(mode);
  });

  it("writes the file that a symbolic link leads to, over several links", async () => {
    const directory = directoryOf("real");
    symlinkSync("real", join(directory, "link"));
    symlinkSync("link", join(directory, "link to link"));
    await writeFixed([fixed(join(directory, "link to link"))]);
    expect(readFileSync(join(directory, "real"), "utf8")).toBe("after 🚀\r\n");
    for (const link of ["link", "link to link"]) expect(lstatSync(join(directory, link)).isSymbolicLink()).toBe(true);
  });

  it("writes nothing when one of the files has changed", async () => {
    const directory = directoryOf("a", "b");
    writeFileSync(join(directory, "b"), "something else");
    const before = snapshot(directory);
    const files = [fixed(join(directory, "a")), fixed(join(directory, "b"))];
    await expect(writeFixed(files)).rejects.toMatchObject({ name: "OutputError", code: "changed-meanwhile" });
    expect(snapshot(directory)).toEqual(before);
  });

  it("writes nothing when one of the files is no UTF-8", async () => {
    const directory = directoryOf("a", "b");
    const bytes = Buffer.from("before \xe9\r\n", "latin1");
    writeFileSync(join(directory, "b"), bytes);
    const latin1 = { ...fixed(join(directory, "b")), before: bytes.toString("utf8") };
    await expect(writeFixed([fixed(join(directory, "a")), latin1])).rejects.toMatchObject({
      code: "changed-meanwhile",
    });
    expect(readFileSync(join(directory, "a"), "utf8")).toBe("before é\r\n");
    expect(readFileSync(join(directory, "b"))).toEqual(bytes);
  });

  it.each([
    ["has gone", (file: string) => rmSync(file)],
    ["has become a directory", (file: string) => (rmSync(file), mkdirSync(file))],
    ["has become a link to nothing", (file: string) => (rmSync(file), symlinkSync("nowhere", file))],
  ])("writes nothing when one of the files %s", async (_, change) => {
    const directory = directoryOf("a", "b");
    change(join(directory, "b"));
    const files = [fixed(join(directory, "a")), fixed(join(directory, "b"))];
    await expect(writeFixed(files)).rejects.toMatchObject({ name: "OutputError" });
    expect(readFileSync(join(directory, "a"), "utf8")).toBe("before é\r\n");
  });
});
