import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { journalIn } from "../../../../src/migrate/common/edits/journal.ts";
import { interruptedFiles, undoInterrupted } from "../../../../src/migrate/common/edits/undo-interrupted.ts";
import { writeEdits } from "../../../../src/migrate/common/edits/write-edits.ts";
import { filesBelow, temporaryDirectory } from "../../../output/temporary-directory.ts";
import { AFTER, BEFORE, directoryOf, edit, newFile } from "./files.ts";

function textsIn(directory: string): Readonly<Record<string, string>> {
  return Object.fromEntries(filesBelow(directory).map((path) => [path, readFileSync(join(directory, path), "utf8")]));
}

/** A project as a run leaves it that is killed when it has written all files, and as it was before. */
async function killed() {
  const directory = directoryOf("a", "sub/b");
  mkdirSync(join(directory, "new"));
  const before = textsIn(directory);
  const left = temporaryDirectory();
  const edits = [edit(join(directory, "a")), edit(join(directory, "sub/b")), newFile(join(directory, "new/c"))];
  await writeEdits(edits, directory, () => {
    cpSync(directory, left, { recursive: true });
    return Promise.resolve();
  });
  return { before, left, at: (path: string) => join(left, path) };
}

describe("undoInterrupted", () => {
  it("puts back what a run has written that was killed", async () => {
    const { before, left, at } = await killed();
    expect(readFileSync(at("sub/b"), "utf8")).toBe(AFTER);
    const changed = ["a", "sub/b", "new/c"].map(at);
    expect(interruptedFiles(left)).toEqual(changed);
    expect(undoInterrupted(left)).toEqual(changed);
    expect(textsIn(left)).toEqual(before);
    expect(interruptedFiles(left)).toBeUndefined();
    expect(undoInterrupted(left)).toEqual([]);
  });

  it("takes away what it had put beside files that it had not written yet", async () => {
    const { before, left, at } = await killed();
    const [, temporary = ""] = /"temporary":"(\.b\.[^"]*)"/.exec(readFileSync(journalIn(left), "utf8")) ?? [];
    expect(temporary).not.toBe("");
    writeFileSync(at("sub/b"), BEFORE);
    writeFileSync(at(`sub/${temporary}`), AFTER);
    rmSync(at("new/c"));
    expect(undoInterrupted(left)).toEqual([at("a")]);
    expect(textsIn(left)).toEqual(before);
  });

  it("leaves alone what somebody has changed or kept since", async () => {
    const { left, at } = await killed();
    writeFileSync(at("a"), "mine");
    rmSync(at("sub/b.nixctr-backup"));
    expect(undoInterrupted(left)).toEqual([at("new/c")]);
    expect(readFileSync(at("a"), "utf8")).toBe("mine");
    expect(readFileSync(at("a.nixctr-backup"), "utf8")).toBe(BEFORE);
    expect(readFileSync(at("sub/b"), "utf8")).toBe(AFTER);
    expect(existsSync(journalIn(left))).toBe(false);
  });

  it("waits for nobody who still writes", async () => {
    const { left } = await killed();
    const journal = journalIn(left);
    const { files } = JSON.parse(readFileSync(journal, "utf8")) as { files: unknown };
    writeFileSync(journal, JSON.stringify({ pid: process.ppid, files }));
    expect(() => undoInterrupted(left)).toThrow(/being written by another nixctr/);
  });

  it.each([
    ["no JSON", "{"],
    ["something else", "[]"],
    ["a path out of the project", '{"pid":1,"files":[{"path":"../a","temporary":"t","backup":"b","after":""}]}'],
    ["an absolute path", '{"pid":1,"files":[{"path":"/a","temporary":"t","backup":"b","after":""}]}'],
    ["a backup elsewhere", '{"pid":1,"files":[{"path":"a","temporary":"t","backup":"../b","after":""}]}'],
  ])("refuses a journal that is %s", (_, text) => {
    const directory = directoryOf("a");
    writeFileSync(journalIn(directory), text);
    expect(() => undoInterrupted(directory)).toThrow(/move it away/);
  });
});

it("keeps no journal when it is done, when it fails, and for a single file", async () => {
  const directory = directoryOf("a", "b");
  const edits = ["a", "b"].map((name) => edit(join(directory, name)));
  await expect(writeEdits(edits, directory, () => Promise.reject(new Error("no")))).rejects.toThrow();
  expect(existsSync(journalIn(directory))).toBe(false);
  await writeEdits(edits.slice(0, 1), directory, () => {
    expect(existsSync(journalIn(directory))).toBe(false);
    return Promise.resolve();
  });
  expect(existsSync(journalIn(directory))).toBe(false);
});
