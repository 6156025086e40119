import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { findFlake } from "../../src/nixos/find-flake.ts";
import { withPrivateStore } from "../../src/nixos/private-store.ts";
import { prepareStore } from "../../src/toplevels/prepare-store.ts";
import { directoryWith } from "../command-line/nixctr.ts";
import { nixProgram } from "../evaluation/evaluate-configuration.ts";

const GIVEN = { nix: nixProgram(), limits: { seconds: 30, mebibytes: 2048 } } as const;

test("the store of a flake's systems is made, and has the flake in it, before several use it", async () => {
  const directory = directoryWith({ "flake.nix": "{ outputs = _: { }; }" });
  const source = { kind: "flake", flake: findFlake("#host", directory) } as const;
  await withPrivateStore(async (store) => {
    expect(await prepareStore({ ...GIVEN, source, store })).toBe(undefined);
    expect(existsSync(join(store, "nix/var/nix/db/db.sqlite"))).toBe(true);
    expect(readdirSync(join(store, "nix/store"))).toContainEqual(expect.stringMatching(/^[a-z0-9]{32}-source$/));
  });
});

test("where there is none, nothing is done", async () => {
  const source = { kind: "configuration", nixpkgs: "/", input: { kind: "file", path: "/a.nix" }, system: "" } as const;
  expect(await prepareStore({ ...GIVEN, source, store: undefined })).toBe(undefined);
});
