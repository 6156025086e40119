import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

import { describe, expect, it, onTestFinished } from "vitest";

import type { TreeEntry } from "../../src/output/tree-entry.ts";
import { writeTree } from "../../src/output/write-tree.ts";
import { filesBelow, snapshot, temporaryDirectory } from "./temporary-directory.ts";

function file(path: string, text = `${path}\n`, mode = 0o644): TreeEntry {
  return { kind: "file", path, text, mode };
}

const tree: TreeEntry[] = [
  file("etc/containers/web.conf"),
  file("etc/nixctr/start", "#! /bin/sh\n", 0o755),
  { kind: "link", path: "etc/systemd/machines.target.wants/web", target: "../web" },
];

/** Puts a file where somebody else would. */
function put(path: string, text = "foreign\n"): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

describe("writeTree", () => {
  it("writes files with their modes, and links, whatever the umask", async () => {
    const previous = process.umask(0o077);
    onTestFinished(() => void process.umask(previous));
    const out = join(temporaryDirectory(), "not/there");
    expect(await writeTree(out, tree)).toEqual({ written: 3, removed: 0, unchanged: 0 });
    expect(filesBelow(out)).toEqual(tree.map(({ path }) => path));
    const modes = ["", "etc", "etc/containers/web.conf", "etc/nixctr/start"].map(
      (path) => lstatSync(join(out, path)).mode & 0o777,
    );
    expect(modes).toEqual([0o755, 0o755, 0o644, 0o755]);
    expect(readlinkSync(join(out, "etc/systemd/machines.target.wants/web"))).toBe("../web");
  });

  it("changes nothing the second time", async () => {
    const out = temporaryDirectory();
    await writeTree(out, tree);
    const [before, time] = [snapshot(out), lstatSync(out).mtimeMs];
    expect(await writeTree(out, tree)).toEqual({ written: 0, removed: 0, unchanged: 3 });
    expect([snapshot(out), lstatSync(out).mtimeMs]).toEqual([before, time]);
  });

  it("replaces what differs, restores what is gone, removes what is no longer asked for", async () => {
    const out = temporaryDirectory();
    await writeTree(out, [...tree, file("etc/old/a"), file("etc/kept/a"), file("etc/kept/b")]);
    put(join(out, "etc/kept/mine"));
    rmSync(join(out, "etc/containers"), { recursive: true });
    chmodSync(join(out, "etc/nixctr/start"), 0o600);
    const next = [
      file("etc/containers/web.conf"),
      file("etc/nixctr/start", "#! /bin/sh\n", 0o755),
      file("etc/kept/b", "new\n"),
    ];
    expect(await writeTree(out, next)).toEqual({ written: 3, removed: 3, unchanged: 0 });
    expect(filesBelow(out)).toEqual(["etc/containers/web.conf", "etc/kept/b", "etc/kept/mine", "etc/nixctr/start"]);
    expect(lstatSync(join(out, "etc/nixctr/start")).mode & 0o777).toBe(0o755);
    expect(readFileSync(join(out, "etc/kept/b"), "utf8")).toBe("new\n");
    expect(() => lstatSync(join(out, "etc/old"))).toThrow("ENOENT");
    expect(() => lstatSync(join(out, "etc/systemd"))).toThrow("ENOENT");
  });

  it("writes beside other people's files", async () => {
    const out = temporaryDirectory();
    put(join(out, "etc/passwd"));
    await writeTree(out, tree);
    await writeTree(out, []);
    expect(filesBelow(out)).toEqual(["etc/passwd"]);
  });
});

describe("writeTree refuses", () => {
  /** `prepare` spoils a directory; writing there must fail and leave it as it is. */
  async function refuses(code: string, prepare: (out: string) => void | Promise<void>, entries = tree): Promise<void> {
    const out = temporaryDirectory();
    await prepare(out);
    const before = snapshot(out);
    await expect(writeTree(out, entries)).rejects.toMatchObject({ name: "OutputError", code });
    expect(snapshot(out)).toEqual(before);
  }

  it("a file that it did not write, equal or not", async () => {
    await refuses("foreign-file", (out) => put(join(out, "etc/nixctr/start")));
    await refuses("foreign-file", (out) => put(join(out, "etc/nixctr/start"), "#! /bin/sh\n"));
  });

  it("a file that was modified since", async () => {
    const modify = async (out: string) => {
      await writeTree(out, tree);
      put(join(out, "etc/containers/web.conf"));
    };
    await refuses("modified-file", modify);
    await refuses("modified-file", modify, []);
  });

  it("symbolic links on the way", async () => {
    const elsewhere = temporaryDirectory();
    await refuses("symbolic-link", (out) => symlinkSync(elsewhere, join(out, "etc")));
    await refuses("symbolic-link", (out) => symlinkSync("nowhere", join(out, ".nixctr-manifest.json")));
    await refuses("symbolic-link", (out) => {
      mkdirSync(join(out, "etc/nixctr"), { recursive: true });
      symlinkSync(join(elsewhere, "x"), join(out, "etc/nixctr/start"));
    });
    expect(filesBelow(elsewhere)).toEqual([]);
  });

  it("a file for a directory and a directory for a file", async () => {
    await refuses("not-a-directory", (out) => put(join(out, "etc")));
    await refuses("is-a-directory", (out) => void mkdirSync(join(out, "etc/nixctr/start"), { recursive: true }));
    const occupied = join(temporaryDirectory(), "file");
    put(occupied);
    await expect(writeTree(occupied, tree)).rejects.toMatchObject({ code: "not-a-directory" });
    await expect(writeTree(join(occupied, "below"), tree)).rejects.toMatchObject({ code: "not-a-directory" });
  });

  it.each(["../x", "/x", "a//b", "a/../../x", "a/.", "", "a\0", ".nixctr-manifest.json"])(
    "the path %j",
    async (path) => {
      await refuses("unsafe-path", () => undefined, [...tree, file(path)]);
    },
  );

  it("two entries in one place", async () => {
    await refuses("write-failed", () => undefined, [...tree, file("etc/nixctr/start")]);
    await refuses("write-failed", () => undefined, [...tree, file("etc/nixctr/start/x")]);
  });

  it("a manifest that is none, or that names paths elsewhere", async () => {
    await refuses("bad-manifest", (out) => put(join(out, ".nixctr-manifest.json"), "{"));
    const manifest = { schema: "nixctr.manifest/1", directories: [], entries: { "../x": { target: "y" } } };
    await refuses("unsafe-path", (out) => put(join(out, ".nixctr-manifest.json"), JSON.stringify(manifest)));
  });

  it("a directory with a tree of another kind, whichever was there first", async () => {
    for (const [first, second] of [
      ["host", "native"],
      ["native", "host"],
    ] as const) {
      const out = temporaryDirectory();
      await writeTree(out, tree, first);
      const before = snapshot(out);
      await expect(writeTree(out, tree, second)).rejects.toMatchObject({ code: "other-tree" });
      expect(snapshot(out)).toEqual(before);
      expect(await writeTree(out, tree, first)).toMatchObject({ written: 0 });
    }
  });

  it("a place where nothing can be written", async () => {
    await expect(writeTree("/proc/nixctr", tree)).rejects.toMatchObject({ name: "OutputError" });
  });

  it("to leave directories behind that it made", async () => {
    const out = temporaryDirectory();
    await expect(writeTree(join(out, "a/b/c"), [...tree, ...tree])).rejects.toMatchObject({ code: "write-failed" });
    expect(snapshot(out)).toEqual([]);
  });
});
