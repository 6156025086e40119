import { expect, test } from "vitest";

import { comparedHost } from "../../src/diff/host-artifacts.ts";
import { switchEffects } from "../../src/diff/switch-effects.ts";
import type { ReleaseName } from "../../lowering/releases/release-name.ts";
import type { ContainerOptions } from "../../lowering/types.ts";
import { containersIn } from "./containers-in.ts";

type Options = Partial<ContainerOptions>;

/** What a switch does to `web`. */
function effectOn(before: Options | undefined, after: Options | undefined, release: ReleaseName) {
  const [old, now] = [before, after].map((web) =>
    comparedHost(containersIn(release, web === undefined ? {} : { web })),
  );
  if (old === undefined || now === undefined) throw new Error("two sides");
  return switchEffects(old, now, release).find(({ container }) => container === "web");
}

const RUNS: Options = { autoStart: true };

test.each<[string, Options | undefined, Options | undefined, ReleaseName, object]>([
  ["the same", RUNS, RUNS, "26.05", { action: "none", reason: "unchanged", confChanged: false }],
  ["one that is gone", RUNS, undefined, "26.05", { action: "stop", reason: "removed" }],
  ["a new one", undefined, RUNS, "26.05", { action: "start", reason: "added-wanted", newlyWanted: false }],
  ["a new one that nothing wants", undefined, {}, "26.05", { action: "none", reason: "added-unwanted" }],
  ["a script", RUNS, { ...RUNS, tmpfs: ["/a"] }, "26.05", { action: "restart", directives: ["ExecStart"] }],
  ["a script, by a reload", RUNS, { ...RUNS, tmpfs: ["/a"] }, "19.03", { action: "reload", reason: "reloaded" }],
  ["the conf file, which is a trigger", RUNS, { ...RUNS, macvlans: ["a"] }, "26.05", { action: "restart" }],
  [
    "the conf file, which is none",
    RUNS,
    { ...RUNS, macvlans: ["a"] },
    "19.03",
    { action: "none", reason: "unchanged", confChanged: true },
  ],
  ["without autoStart", {}, { tmpfs: ["/a"] }, "26.05", { action: "none", reason: "not-restarted" }],
  [
    "restartIfChanged = false",
    RUNS,
    { ...RUNS, restartIfChanged: false, tmpfs: ["/a"] },
    "26.05",
    { action: "none", reason: "not-restarted" },
  ],
  ["one that now starts with the host", {}, RUNS, "26.05", { action: "restart", newlyWanted: true }],
])("%s", (_, before, after, release, expected) => {
  expect(effectOn(before, after, release)).toMatchObject(expected);
});

test("the template comes first", () => {
  const host = comparedHost(containersIn("26.05", { a: {} }));
  expect(switchEffects(host, host, "26.05").map(({ unit }) => unit)).toEqual([
    "container@.service",
    "container@a.service",
  ]);
});
