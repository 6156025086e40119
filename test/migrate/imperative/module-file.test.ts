import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { isOwnModule, withHeader } from "../../../src/migrate/imperative/module/module-header.ts";
import { renderName } from "../../../src/migrate/imperative/module/render-nix.ts";
import { moduleEdit } from "../../../src/migrate/imperative/module/module-edit.ts";
import { temporaryDirectory } from "../../output/temporary-directory.ts";

const MODULE = withHeader("{ }\n", "26.05");

describe("the file of the module", () => {
  test("is nixctr's own as long as nobody changes a byte", () => {
    expect(isOwnModule(MODULE)).toBe(true);
    fc.assert(
      fc.property(fc.nat({ max: MODULE.length - 1 }), fc.string({ maxLength: 3 }), (at, text) => {
        const changed = MODULE.slice(0, at) + text + MODULE.slice(at + 1);
        expect(isOwnModule(changed)).toBe(changed === MODULE || isOnlyRelease(changed));
      }),
    );
  });

  /** The release in the first line says nothing of what follows. */
  function isOnlyRelease(text: string): boolean {
    return text.replace(/(?<=for NixOS )\S+(?=, checksum)/, "26.05") === MODULE;
  }

  test.each([
    ["nothing is there", undefined, true],
    ["it is there as it has to be", MODULE, true],
    ["another one of nixctr's is there", withHeader("{ a = 1; }\n", "25.11"), true],
    ["one of nixctr's is there that somebody has changed", `${MODULE}# mine\n`, false],
    ["something else is there", "{ }\n", false],
    ["an empty file is there", "", false],
  ])("may be written where %s", (_, before, isFree) => {
    const file = join(temporaryDirectory(), "module.nix");
    if (before !== undefined) writeFileSync(file, before);
    const { edit, obstacles } = moduleEdit(file, MODULE);
    expect(edit).toMatchObject({ path: file, before: before ?? null, after: MODULE });
    expect(obstacles.length).toBe(isFree ? 0 : 1);
    if (before !== undefined) expect(readFileSync(file, "utf8")).toBe(before);
  });
});

test("keeps the containers of an earlier run, which nixos-container no longer has", () => {
  const module = (...names: readonly string[]): string =>
    withHeader(`{\n${names.map((name) => `  containers.${name} = {\n  };\n`).join("")}}\n`, "26.05");
  const file = join(temporaryDirectory(), "module.nix");
  writeFileSync(file, module("web", '"1st"'));
  expect(moduleEdit(file, module("web", '"1st"', "db")).obstacles).toEqual([]);
  expect(moduleEdit(file, module("db")).obstacles).toEqual([
    expect.objectContaining({ text: "declares web, 1st from an earlier run, which would be gone" }),
  ]);
});

test.each([
  ["web", "web"],
  ["build-1", "build-1"],
  ["a'b", "a'b"],
  ["1st", '"1st"'],
  ["-a", '"-a"'],
  ["in", '"in"'],
  ["/a b", '"/a b"'],
  ["${a}", '"\\${a}"'],
  ['a"\\', '"a\\"\\\\"'],
])("the name %s is written %s", (name, written) => {
  expect(renderName(name)).toBe(written);
});
