import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterAll, expect, test } from "vitest";

import type { LoweredHost } from "../../../lowering/types.ts";
import type { ComparedHost } from "../../../src/diff/artifact.ts";
import { hostDifferences } from "../../../src/diff/compare-hosts.ts";
import { comparedHost } from "../../../src/diff/host-artifacts.ts";
import { lowerDocument } from "../../../src/lower-document.ts";
import { type DutifulChange, duties } from "../../../src/migrate/release/row-duties.ts";
import { evaluateSide } from "../../../src/migrate/release/trial/evaluate-side.ts";
import { type Release, releases, withToggled } from "../../../src/releases/releases.ts";
import { startLowering } from "../../../src/start-lowering.ts";
import { generateConfiguration } from "../../../src/verify/random/generate/generate-configuration.ts";
import { randomFor } from "../../../src/verify/random/random.ts";
import { writeConfiguration } from "../../../src/verify/random/write-configuration.ts";
import { filesIn, makeEdits, migrate, startOptions } from "./migrated.ts";

const SEED = 20260714;
const COUNT = 12;

const scratch = mkdtempSync(join(tmpdir(), "nixctr-random-migrations-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const indices = Array.from({ length: COUNT }, (_, index) => index);

/** A random configuration of a release in a directory of its own, and a later release. */
function randomMigration(index: number) {
  const random = randomFor(SEED, index);
  // Most of what has to be rewritten is of old releases.
  const first = random.between(0, random.chance(0.7) ? 5 : releases.length - 2);
  const [from, to] = [releases[first], releases[random.between(first + 1, releases.length - 1)]];
  if (from === undefined || to === undefined) throw new Error("there is no such release");
  const directory = join(scratch, String(index));
  const configuration = generateConfiguration({ seed: SEED, index, release: from });
  for (const [path, text] of writeConfiguration(configuration)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return { from, to, directory };
}

async function sideOf(directory: string, release: Release) {
  const side = await evaluateSide(startLowering(startOptions(join(directory, "configuration.nix"), release)));
  return { host: side.kind === "evaluated" ? side.lowered.host : undefined };
}

/** What the host gets; lists of mounts have other names than sets of them. */
function artifactsOf(host: LoweredHost): ComparedHost {
  const all = comparedHost(host);
  return { ...all, artifacts: all.artifacts.filter(({ kind }) => kind !== "options") };
}

test.concurrent.each(indices)("random configuration %i is migrated, or it is told why it is not", async (index) => {
  const { from, to, directory } = randomMigration(index);
  const migration = { from: from.name, to: to.name };
  const before = filesIn(directory);
  const result = await migrate(directory, migration);
  expect(filesIn(directory)).toEqual(before);
  // It is not always valid: a migration has nothing to do then.
  if (result.kind !== "planned") return;
  const { plan } = result;
  const errors = plan.findings.filter(({ severity }) => severity === "error");
  // Whatever differs is the release's own change.
  expect(plan.findings.filter(({ text }) => text.includes("no change of the containers module"))).toEqual([]);
  for (const error of errors) expect(error).toMatchObject({ advice: expect.any(String) });
  if (errors.length > 0) return;
  const was = await sideOf(directory, from);
  makeEdits(plan);
  // Where it is now, and not in a copy.
  expect((await sideOf(directory, to)).host).toBeDefined();
  // Edits change nothing by themselves: for the old release, as far as that takes them, everything is as it was.
  const is = await sideOf(directory, from);
  if (plan.edits.length > 0 && is.host !== undefined && was.host !== undefined) {
    expect(hostDifferences(artifactsOf(was.host), artifactsOf(is.host))).toEqual([]);
  }
  const again = await migrate(directory, migration);
  expect(again).toMatchObject({ kind: "planned", plan: { edits: [] } });
});

// Where no rewrite and no advice is, no valid configuration is refused.
test.concurrent.each(indices)(
  "what a migration does nothing about makes no valid configuration wrong: %i",
  async (index) => {
    const { from, directory } = randomMigration(index + COUNT);
    const options = startOptions(join(directory, "configuration.nix"), from);
    const side = await evaluateSide(startLowering(options));
    if (side.kind !== "evaluated" || side.lowered.host === undefined) return;
    for (const [id, { comes, goes }] of Object.entries(duties) as [DutifulChange, (typeof duties)[DutifulChange]][]) {
      if ((from.has(id) ? goes : comes).does !== "nothing") continue;
      const release = withToggled(from, new Set([id]));
      const { host, diagnostics } = lowerDocument(side.document, { ...side.options, release });
      expect(host, `${id}: ${diagnostics.map(({ message }) => message).join("\n")}`).toBeDefined();
    }
  },
);
