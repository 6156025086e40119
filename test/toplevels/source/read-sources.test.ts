import { describe, expect, test } from "vitest";

import { readSources } from "../../../src/toplevels/source/read-sources.ts";
import { sourceOf } from "./source-of.ts";

const ENTRY = "/conf/configuration.nix";
const HOST = "{ imports = [ ./web.nix ]; containers.b.config = { }; }";
const WEB = "{ containers.a = { x = 1; }; }";

/** The files whose definitions of containers other than `b` do not count. */
async function hiding(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const sources = await Promise.all(
    Object.entries({ "configuration.nix": HOST, ...files }).map(([name, text]) => sourceOf(text, `/conf/${name}`)),
  );
  return [...readSources(sources, ENTRY, new Set(["b"])).hiding].map((file) => file.replace("/conf/", "")).toSorted();
}

describe("modules of the host", () => {
  test("those that are imported from one another", async () => {
    const files = { "web.nix": "{ imports = [ ./more ]; }", "more/default.nix": WEB, "other.nix": WEB };
    expect(await hiding(files)).toEqual(["configuration.nix", "more/default.nix", "web.nix"]);
  });

  test.each([
    ["imports it as an expression", "(import ./web.nix).containers.a.x"],
    ["imports it into another container", "{ containers.b.config = { imports = [ ./web.nix ]; }; }"],
    ["names it", "./web.nix"],
    ["names the directory that it is in", "./."],
    ["names a directory above it", "builtins.readDir ../."],
    ["names any file of its directory", "import ./${x}"],
    ["reads it as text", `builtins.readFile "/conf/web.nix"`],
  ])("not one where another file %s", async (_, text) => {
    const found = await hiding({ "web.nix": WEB, "guest.nix": text });
    expect(found).not.toContain("web.nix");
  });

  test.each([
    ["options", "{ options, ... }: { x = options.containers.definitions; }"],
    ["what cannot be kept track of", "builtins.currentTime"],
  ])("none where anything looks at %s", async (_, text) => {
    expect(await hiding({ "web.nix": WEB, "guest.nix": text })).toEqual([]);
  });

  test("not those that a guest imports too, at any depth", async () => {
    const files = {
      "web.nix": WEB,
      "configuration.nix":
        "{ imports = [ ./common.nix ]; containers.b.config.imports = [ ./common.nix ]; containers.a = { }; }",
      "common.nix": "{ imports = [ ./web.nix ]; }",
    };
    expect(await hiding(files)).toEqual(["configuration.nix"]);
  });

  test("what is hidden itself exposes nothing", async () => {
    const files = {
      "configuration.nix": `{ imports = [ ./web.nix ]; containers.a.config = import ./web.nix; }`,
      "web.nix": WEB,
    };
    expect(await hiding(files)).toEqual(["configuration.nix", "web.nix"]);
  });

  test("a directory that is named as a string counts where files are looked for", async () => {
    expect(await hiding({ "web.nix": `{ a.hostPath = "/conf"; }` })).toEqual(["configuration.nix", "web.nix"]);
    expect(await hiding({ "web.nix": `{ a = f: "/conf" + builtins.readFile f; }` })).toEqual([]);
  });
});
