import { expect, test } from "vitest";

import { moduleMounts } from "../../../src/lints/mounts/module-mounts.ts";
import { releaseNamed } from "../../evaluation/evaluate-configuration.ts";

test("knows what the module of 19.03 mounts", () => {
  const mounts = moduleMounts(releaseNamed("19.03"))("web");
  expect(mounts.map(({ point, source, isReadOnly }) => [point, source, isReadOnly])).toEqual([
    ["/nix/store", "/nix/store", true],
    ["/nix/var/nix/db", "/nix/var/nix/db", true],
    ["/nix/var/nix/daemon-socket", "/nix/var/nix/daemon-socket", true],
    ["/nix/var/nix/profiles", "/nix/var/nix/profiles/per-container/web", false],
    ["/nix/var/nix/gcroots", "/nix/var/nix/gcroots/per-container/web", false],
  ]);
});
