import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { writeEdits } from "../../../../src/migrate/common/edits/write-edits.ts";
import { filesBelow, snapshot } from "../../../output/temporary-directory.ts";
import { AFTER, BEFORE, directoryOf, edit, newFile } from "./files.ts";

describe("writeEdits", () => {
  it("writes exactly the text, and keeps what was there beside it", async () => {
    const directory = directoryOf("a", "b");
    const paths = ["a", "b", "c"].map((name) => join(directory, name));
    const [a = "", b = "", c = ""] = paths;
    expect(await writeEdits([edit(a), edit(b), newFile(c)], directory)).toEqual([
      { path: a, backup: `${a}.nixctr-backup` },
      { path: b, backup: `${b}.nixctr-backup` },
      { path: c, backup: null },
    ]);
    for (const path of paths) expect(readFileSync(path, "utf8")).toBe(AFTER);
    expect(filesBelow(directory)).toEqual(["a", "a.nixctr-backup", "b", "b.nixctr-backup", "c"]);
    expect(readFileSync(`${a}.nixctr-backup`, "utf8")).toBe(BEFORE);
  });

  it("never overwrites a backup", async () => {
    const directory = directoryOf("a", "a.nixctr-backup");
    const file = join(directory, "a");
    expect(await writeEdits([edit(file)], directory)).toEqual([{ path: file, backup: `${file}.nixctr-backup.1` }]);
    writeFileSync(file, BEFORE);
    expect(await writeEdits([edit(file)], directory)).toEqual([{ path: file, backup: `${file}.nixctr-backup.2` }]);
  });

  it.each([0o600, 0o640, 0o755])("keeps the mode %o", async (mode) => {
    const directory = directoryOf("a");
    const file = join(directory, "a");
    chmodSync(file, mode);
    await writeEdits([edit(file)], directory);
    expect(statSync(file).mode & 0o7777).toBe(mode);
    expect(statSync(`${file}.nixctr-backup`).mode & 0o7777).toBe(mode);
  });

  it("writes the file that a symbolic link leads to", async () => {
    const directory = directoryOf("sub/real");
    symlinkSync("sub/real", join(directory, "link"));
    await writeEdits([edit(join(directory, "link"))], directory);
    expect(readFileSync(join(directory, "sub/real"), "utf8")).toBe(AFTER);
    expect(lstatSync(join(directory, "link")).isSymbolicLink()).toBe(true);
    expect(filesBelow(directory)).toEqual(["link", "sub/real", "sub/real.nixctr-backup"]);
  });

  it("writes files whose names are as long as names can be", async () => {
    const name = "é".repeat(120);
    const directory = directoryOf(name);
    await writeEdits([edit(join(directory, name))], directory);
    expect(filesBelow(directory)).toEqual([name, `${name}.nixctr-backup`]);
  });

  it.each([
    ["one of them is another text", (directory: string) => writeFileSync(join(directory, "b"), "else")],
    ["one of them is no UTF-8", (directory: string) => writeFileSync(join(directory, "b"), BEFORE, "latin1")],
    ["a new one is there", (directory: string) => writeFileSync(join(directory, "c"), "mine")],
    ["a new one is a link to nothing", (directory: string) => symlinkSync("nowhere", join(directory, "c"))],
    ["a new one is a directory", (directory: string) => mkdirSync(join(directory, "c"))],
  ])("writes nothing when %s", async (_, change) => {
    const directory = directoryOf("a", "b");
    change(directory);
    const before = snapshot(directory);
    const [a, b, c] = ["a", "b", "c"].map((name) => join(directory, name));
    await expect(writeEdits([edit(a ?? ""), edit(b ?? ""), newFile(c ?? "")], directory)).rejects.toMatchObject({
      name: "OutputError",
    });
    expect(snapshot(directory)).toEqual(before);
  });

  it("takes everything back when what belongs to it fails", async () => {
    const directory = directoryOf("a", "b");
    const before = snapshot(directory);
    const edits = [edit(join(directory, "a")), newFile(join(directory, "c")), edit(join(directory, "b"))];
    const fail = () => {
      expect(readFileSync(join(directory, "c"), "utf8")).toBe(AFTER);
      return Promise.reject(new Error("no"));
    };
    await expect(writeEdits(edits, directory, fail)).rejects.toMatchObject({
      name: "OutputError",
      code: "write-failed",
    });
    expect(snapshot(directory)).toEqual(before);
  });

  it("is not stopped in the middle by a signal", async () => {
    const directory = directoryOf("a");
    const file = join(directory, "a");
    await writeEdits([edit(file)], directory, () => {
      process.kill(process.pid, "SIGTERM");
      return new Promise((resolve) => setTimeout(resolve, 50));
    });
    expect(readFileSync(file, "utf8")).toBe(AFTER);
  });
});
