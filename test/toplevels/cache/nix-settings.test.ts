import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { cacheDirectory } from "../../../src/toplevels/cache/cache-directory.ts";
import { nixSettings } from "../../../src/toplevels/cache/nix-settings.ts";
import { temporaryDirectory } from "../../output/temporary-directory.ts";

test("all files with settings count, with those that they include", () => {
  const root = temporaryDirectory();
  mkdirSync(join(root, "user/nix"), { recursive: true });
  mkdirSync(join(root, "system/more"), { recursive: true });
  writeFileSync(join(root, "system/nix.conf"), "a = 1\n!include more/a.conf\ninclude missing.conf\n");
  writeFileSync(join(root, "system/more/a.conf"), "b = 2\ninclude ../nix.conf\n");
  writeFileSync(join(root, "user/nix/nix.conf"), "c = 3\n");
  writeFileSync(join(root, "own.conf"), "d = 4\n");
  const texts = nixSettings({
    NIX_CONF_DIR: join(root, "system"),
    XDG_CONFIG_HOME: join(root, "user"),
    XDG_CONFIG_DIRS: "",
    NIX_USER_CONF_FILES: join(root, "own.conf"),
  });
  expect(
    Object.keys(texts)
      .map((file) => file.replace(`${root}/`, ""))
      .toSorted(),
  ).toEqual(["own.conf", "system/more/a.conf", "system/nix.conf", "user/nix/nix.conf"]);
});

test.each([
  [{ XDG_CACHE_HOME: "/cache" }, "/cache/nixctr/systems"],
  [{ XDG_CACHE_HOME: "relative" }, `${process.env["HOME"]}/.cache/nixctr/systems`],
  [{}, `${process.env["HOME"]}/.cache/nixctr/systems`],
])("the cache of %o", (environment, expected) => {
  expect(cacheDirectory(environment)).toBe(expected);
});
