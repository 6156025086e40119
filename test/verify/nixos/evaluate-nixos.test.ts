import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { withPrivateStore } from "../../../src/nixos/private-store.ts";
import type { EvaluatedNixos } from "../../../src/verify/nixos/evaluated-nixos.ts";
import { evaluateNixos } from "../../../src/verify/nixos/evaluate-nixos.ts";
import { nixProgram, releaseNamed } from "../../evaluation/evaluate-configuration.ts";
import { temporaryDirectory } from "../../output/temporary-directory.ts";
import { STAND_IN, subjectOf } from "../stand-in-tree.ts";

const GOOD = `{ containers.web.path = "/web"; }`;
const WRONG = `{ containers.web.path = "/web"; containers.web.autoStart = "yes"; }`;
const WRONG_GUEST = `{ containers.web_1.config = { }; }`;
/** An evaluation without end that needs neither stack nor memory. */
const ENDLESS = `let
  times = n: f: builtins.foldl' (_: f) 0 (builtins.genList (i: i) n);
  endless = times 10000 (_: times 10000 (_: times 10000 (_: times 10000 (i: i))));
in
{ containers.web.path = "/web"; containers.web.forwardPorts = [ { hostPort = endless; } ]; }`;
const GREEDY = `{ containers.web.path = toString (builtins.length (builtins.genList (x: x) 2000000000)); }`;

const limits = { seconds: 60, mebibytes: 4096 };

/** The NixOS of configurations, and how many of the results are read. */
function evaluated(
  texts: readonly string[],
  changes: { readonly limits?: typeof limits; readonly wantsDefinitions?: boolean; readonly read?: number } = {},
): Promise<readonly EvaluatedNixos[]> {
  const { read = texts.length, ...given } = changes;
  const directory = temporaryDirectory();
  const sources = texts.map((text, index) => {
    const file = join(directory, `${index}.nix`);
    writeFileSync(file, text);
    return subjectOf(file, STAND_IN).source;
  });
  const releases = [releaseNamed("26.05")];
  return withPrivateStore(async (store) => {
    const results: EvaluatedNixos[] = [];
    const all = evaluateNixos(sources, {
      nix: nixProgram(),
      limits,
      store,
      releases,
      wantsDefinitions: false,
      ...given,
    });
    for await (const result of all) if (results.push(result) >= read) break;
    return results;
  });
}

function told({ result }: EvaluatedNixos): string {
  switch (result.kind) {
    case "recorded":
      return `recorded ${Object.keys(result.record.containers).join(" ")}`;
    case "refused":
      return `refused: ${result.log.error?.text.trim().split("\n")[0]}`;
    case "failed":
      return `failed: ${result.message}`;
  }
}

const AUTO_START =
  "refused: A definition for option `containers.web.autoStart' is not of type `boolean'. Definition values:";

describe("configurations are evaluated one after the other", () => {
  test("whatever becomes of those before", async () => {
    const texts = [GOOD, WRONG, WRONG, GOOD, WRONG_GUEST, "{", GOOD];
    expect((await evaluated(texts)).map(told)).toEqual([
      "recorded web",
      AUTO_START,
      AUTO_START,
      "recorded web",
      "refused: Failed assertions:",
      expect.stringMatching(/^refused: syntax error/),
      "recorded web",
    ]);
  });

  test("each within its own time", async () => {
    const texts = [GOOD, ENDLESS, GOOD];
    expect((await evaluated(texts, { limits: { seconds: 3, mebibytes: 4096 } })).map(told)).toEqual([
      "recorded web",
      "failed: The evaluation took longer than 3 s and was stopped.",
      "recorded web",
    ]);
  });

  test("within the memory of a process, which one may need alone", async () => {
    const texts = [GOOD, GREEDY, GOOD];
    expect((await evaluated(texts, { limits: { seconds: 50, mebibytes: 600 } })).map(told)).toEqual([
      "recorded web",
      expect.stringMatching(/^failed: The evaluation needed more than 600 MiB of memory/),
      "recorded web",
    ]);
  });

  test("until nobody reads any more", async () => {
    expect((await evaluated([GOOD, ENDLESS], { read: 1 })).map(told)).toEqual(["recorded web"]);
  });
});

describe("with the definitions", () => {
  test("there are those that NixOS has, and what it answers beside them", async () => {
    const [good, wrong] = await evaluated([GOOD, WRONG], { wantsDefinitions: true });
    expect(good?.documents).toMatchObject({ definitions: { status: 0 }, answers: { status: 0 } });
    // NixOS gives no answers where it refuses, and has definitions all the same.
    expect(wrong?.documents).toMatchObject({ definitions: { status: 0 }, answers: null });
    expect([good, wrong].map((result) => result && told(result))).toEqual(["recorded web", AUTO_START]);
  });

  test("what is wrong with them is told, and what NixOS says of it", async () => {
    const [result] = await evaluated([`{ containers.web = throw "no containers here"; }`], { wantsDefinitions: true });
    expect(result?.documents).toMatchObject({ definitions: { status: 1 }, answers: null });
    expect(result && told(result)).toBe("refused: no containers here");
  });
});
