import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { hostTree } from "../../src/output/host-tree.ts";
import { OutputError } from "../../src/output/output-error.ts";
import type { TreeEntry } from "../../src/output/tree-entry.ts";
import { writeTree } from "../../src/output/write-tree.ts";
import { containerOptions, lower } from "../lowering/container-options.ts";
import { filesBelow, snapshot, temporaryDirectory } from "./temporary-directory.ts";

const segment = fc.constantFrom("a", "b", "..", ".", "", "x y", "é", "a\0b", "-", ".nixctr-x");
const anyPath = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join("/"));
const anyEntry: fc.Arbitrary<TreeEntry> = fc.oneof(
  fc.record({
    kind: fc.constant("file" as const),
    path: anyPath,
    text: fc.string(),
    mode: fc.constantFrom(0o644, 0o755),
  }),
  fc.record({ kind: fc.constant("link" as const), path: anyPath, target: fc.constantFrom("../x", "/etc", "a") }),
);
const anyTree = fc.array(anyEntry, { maxLength: 5 });

/** A directory in a directory that holds a file of somebody else. */
function makeParent(): { parent: string; out: string } {
  const parent = temporaryDirectory();
  mkdirSync(join(parent, "beside"));
  writeFileSync(join(parent, "beside/file"), "x");
  return { parent, out: join(parent, "out") };
}

describe("writeTree", () => {
  it("writes all or nothing, never outside, and nothing the second time", async () => {
    await fc.assert(
      fc.asyncProperty(anyTree, anyTree, async (first, second) => {
        const { parent, out } = makeParent();
        for (const entries of [first, second]) {
          const before = snapshot(parent);
          try {
            await writeTree(out, entries);
            expect(filesBelow(out)).toEqual(entries.map(({ path }) => path).toSorted());
          } catch (error) {
            expect(error).toBeInstanceOf(OutputError);
            expect(snapshot(parent)).toEqual(before);
            continue;
          }
          const after = snapshot(parent);
          expect((await writeTree(out, entries)).unchanged).toBe(entries.length);
          expect(snapshot(parent)).toEqual(after);
        }
        expect(filesBelow(join(parent, "beside"))).toEqual(["file"]);
      }),
      { numRuns: 200 },
    );
  });

  it("holds whatever a container is called, or is refused as a whole", async () => {
    const name = fc.oneof(fc.string({ unit: "binary", maxLength: 20 }), anyPath);
    await fc.assert(
      fc.asyncProperty(fc.array(name, { maxLength: 3 }), async (names) => {
        const { parent, out } = makeParent();
        const host = lower(Object.fromEntries(names.map((each) => [each, containerOptions({ autoStart: true })])));
        try {
          await writeTree(out, hostTree(host));
        } catch (error) {
          expect(error).toMatchObject({ code: "unsafe-name" });
        }
        expect(filesBelow(join(parent, "beside"))).toEqual(["file"]);
        expect(filesBelow(parent).every((path) => /^(out\/etc|beside)\//.test(path) || path.includes("manifest"))).toBe(
          true,
        );
      }),
      { numRuns: 50 },
    );
  });
});
