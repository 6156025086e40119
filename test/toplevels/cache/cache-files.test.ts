import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import type { CacheEntry } from "../../../src/toplevels/cache/cache-entry.ts";
import { readEntries, removeUnused, touchEntry, writeEntry } from "../../../src/toplevels/cache/cache-files.ts";
import { temporaryDirectory } from "../../output/temporary-directory.ts";

function entry(path: string): CacheEntry {
  const source = { file: "/a.nix", whole: "x", visible: null };
  const other = { kind: "content", name: "/b", state: "y" } as const;
  return { path, traces: [], warnings: ["careful"], asked: ["web"], sources: [source], others: [other] };
}

const DAY = 24 * 60 * 60;

test("what is kept is there again, the latest used first", async () => {
  const directory = join(temporaryDirectory(), "not/yet/there");
  await writeEntry(directory, "key", entry("/one"));
  await writeEntry(directory, "key", entry("/two"));
  await writeEntry(directory, "other", entry("/three"));
  const [first, second] = readEntries(directory, "key");
  if (first === undefined || second === undefined) throw new Error("not two");
  touchEntry(first, Date.now() - 2 * DAY * 1000);
  touchEntry(second, Date.now() - DAY * 1000);
  expect(readEntries(directory, "key").map((stored) => stored.entry)).toEqual([second.entry, first.entry]);
  expect(statSync(first.file).mode & 0o777).toBe(0o600);
});

test("of one system eight entries are kept", async () => {
  const directory = temporaryDirectory();
  for (let n = 0; n < 12; n++) await writeEntry(directory, "key", entry(`/${n}`));
  expect(readdirSync(join(directory, "key"))).toHaveLength(8);
});

describe("what is no entry is none", () => {
  test.each([
    "",
    "{",
    "null",
    "[]",
    "{}",
    JSON.stringify({ ...entry("/a"), path: 1 }),
    JSON.stringify({ ...entry("/a"), x: 1 }),
  ])("%s", (text) => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, "key"));
    writeFileSync(join(directory, "key/a.json"), text);
    expect(readEntries(directory, "key")).toEqual([]);
  });
});

test("what cannot be written is not kept", async () => {
  const directory = join(temporaryDirectory(), "a-file");
  writeFileSync(directory, "");
  await writeEntry(directory, "key", entry("/a"));
  removeUnused(directory, Date.now());
  expect(readEntries(directory, "key")).toEqual([]);
  const closed = temporaryDirectory();
  chmodSync(closed, 0o500);
  await writeEntry(closed, "key", entry("/a"));
  chmodSync(closed, 0o700);
});

test("what nobody uses is removed after thirty days, once a day", async () => {
  const directory = temporaryDirectory();
  const now = Date.now();
  for (const [key, days] of [
    ["old", 31],
    ["young", 29],
  ] as const) {
    await writeEntry(directory, key, entry("/a"));
    const [stored] = readEntries(directory, key);
    utimesSync(stored?.file ?? "", now / 1000 - days * DAY, now / 1000 - days * DAY);
  }
  removeUnused(directory, now);
  expect([existsSync(join(directory, "old")), existsSync(join(directory, "young"))]).toEqual([false, true]);
  removeUnused(directory, now + 2 * DAY * 1000 - 60_000);
  expect(existsSync(join(directory, "young"))).toBe(false);
});
