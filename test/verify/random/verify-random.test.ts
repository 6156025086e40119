import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import type { RandomProgress } from "../../../src/verify/random/random-given.ts";
import { randomReportJson } from "../../../src/verify/random/random-report-json.ts";
import type { Cause, RandomReport } from "../../../src/verify/random/random-report.ts";
import { renderRandomReport } from "../../../src/verify/random/render-random-report.ts";
import { saveExamples } from "../../../src/verify/random/save-examples.ts";
import { verifyRandom } from "../../../src/verify/random/verify-random.ts";
import { createPaint } from "../../../src/verify/report/paint.ts";
import type { VerifyStyle } from "../../../src/verify/report/verify-style.ts";
import type { Mismatch } from "../../../src/verify/verification.ts";
import { releaseNamed, SYSTEM } from "../../evaluation/evaluate-configuration.ts";
import { temporaryDirectory } from "../../output/temporary-directory.ts";
import { type Planted, verifyAllWith } from "./planted-differences.ts";

const release = releaseNamed("20.09");

const UNIT: Mismatch = {
  kind: "unit",
  container: "web",
  name: "container@web.service",
  expected: "A=1",
  actual: "A=2",
};
const CONF: Mismatch = { kind: "conf", container: "web", name: "web.conf", expected: "B=1", actual: undefined };

const PLAIN: VerifyStyle = { paint: createPaint(false), width: 80, verbose: false, showFile: (file) => file };

/** One difference that goes with a change of the release, and one that has no reason. */
const planted: Planted = (text, { has }) => [
  ...(/timeoutStartSec = "/.test(text) && has("start-timeout") ? [UNIT] : []),
  ...(/ephemeral = true/.test(text) ? [CONF] : []),
];

function verified(
  differences: Planted,
  onProgress: (progress: RandomProgress) => void = () => {},
  { signal }: Pick<AbortController, "signal"> = new AbortController(),
): Promise<RandomReport> {
  return verifyRandom({
    count: 40,
    seed: 4,
    release,
    nixpkgs: "/nixpkgs",
    system: SYSTEM,
    verify: { nix: "nix", evaluation: "standalone", limits: { seconds: 1, mebibytes: 1 }, store: "/store" },
    verifyAll: verifyAllWith(differences),
    directory: temporaryDirectory(),
    onProgress,
    abort: signal,
  });
}

describe("verifyRandom", () => {
  it("finds the causes of what differs, each with a small configuration", async () => {
    const progress: RandomProgress[] = [];
    const report = await verified(planted, (step) => progress.push(step));
    const differing = new Set(report.causes.flatMap(({ configurations }) => configurations)).size;
    expect(differing).toBe(report.differing);
    expect(report.agreed.accepted + report.agreed.refused + differing).toBe(40);
    expect(report.agreed.refused).toBeGreaterThan(0);
    const found = report.causes.map(({ changes, minimal }) => [
      changes.map(({ id, nixpkgs }) => `${id}: ${nixpkgs}`).join(),
      Object.keys(Object.fromEntries(minimal.files)).join(),
      minimal.verified.verification.mismatches,
    ]);
    expect(found).toHaveLength(2);
    expect(found).toContainEqual(["", "configuration.nix", [CONF]]);
    expect(found).toContainEqual(["start-timeout: lacks it", "configuration.nix", [UNIT]]);
    for (const { minimal } of report.causes) expect(minimal.files.get("configuration.nix")).toMatch(/^.{10,100}\n$/);
    expect(progress.slice(0, 40).map((step) => "done" in step && step.done)).toEqual(
      Array.from({ length: 40 }, (_, at) => at + 1),
    );
  });

  it("is shown, saved and given as JSON", async () => {
    const report = await verified(planted);
    const directory = join(temporaryDirectory(), "saved");
    const saved = new Map<Cause, string>();
    saveExamples(report, { directory, nix: "/bin/nix", saved });
    expect(readdirSync(directory).length).toBe(2);
    for (const [cause, path] of saved) {
      expect(path).toBe(join(directory, `4-${cause.minimal.index}`));
      expect(readFileSync(join(path, "configuration.nix"), "utf8")).toBe(cause.minimal.files.get("configuration.nix"));
      expect(readFileSync(join(path, "README.md"), "utf8")).toContain(
        "$ NIXCTR_NIX=/bin/nix nixctr verify --nixpkgs /nixpkgs --release 20.09 configuration.nix\n",
      );
    }
    const text = [...renderRandomReport(report, saved, PLAIN)].join("");
    expect(text).toContain(
      "--- NixOS: unit container@web.service\n+++ nixctr: unit container@web.service\n@@ -1,1 +1,1 @@\n-A=1\n+A=2\n",
    );
    expect(text).toContain("+++ nixctr has no conf web.conf\n");
    expect(text).toContain("  The nixpkgs lacks `start-timeout` of NixOS 19.09:");
    expect(text).toMatch(/\n2 causes: 1 explained by changes of releases, 1 unexplained\n$/);
    const json = JSON.parse([...randomReportJson([report])].join(""));
    expect(json.schema).toBe("nixctr.random-verification/1");
    expect(json.reports[0].causes.map(({ explained }: { explained: boolean }) => explained).toSorted()).toEqual([
      false,
      true,
    ]);
  });

  it("is saved beside what another nixpkgs has saved of the same number", async () => {
    const report = await verified((text, has) => planted(text, has).slice(0, 1));
    const directory = join(temporaryDirectory(), "saved");
    const saved = new Map<Cause, string>();
    saveExamples(report, { directory, nix: "nix", saved });
    const names = readdirSync(directory);
    saveExamples({ ...report, causes: report.causes.map((cause) => ({ ...cause })) }, { directory, nix: "nix", saved });
    const added = readdirSync(directory).filter((name) => !names.includes(name));
    expect(added).toEqual(names.map((name) => `${name}-2`));
  });

  it("says so where nothing differs, and writes nothing", async () => {
    const report = await verified(() => []);
    const directory = join(temporaryDirectory(), "saved");
    saveExamples(report, { directory, nix: "nix", saved: new Map() });
    expect(existsSync(directory)).toBe(false);
    expect([...renderRandomReport(report, new Map(), PLAIN)].join("")).toMatch(
      /^40 random configurations for NixOS 20\.09, seed 4: \d+ lowered alike, \d+ refused alike, 0 different, 0 not compared\n$/,
    );
  });

  it("takes no change for a cause with which others would differ", async () => {
    const wouldDiffer: Planted = (text, { has }) => {
      if (/timeoutStartSec = "/.test(text)) return has("start-timeout") ? [UNIT] : [];
      return has("start-timeout") ? [] : [CONF];
    };
    const report = await verified(wouldDiffer);
    expect(report.causes.map(({ changes, minimal }) => [changes, minimal.verified.verification.mismatches])).toEqual([
      [[], [UNIT]],
    ]);
  });

  it("ends early, be it among the configurations or while it looks for causes", async () => {
    for (const kind of ["verifying", "attributing", "shrinking"] as const) {
      const controller = new AbortController();
      const stop = (progress: RandomProgress): void => (progress.kind === kind ? controller.abort() : undefined);
      const report = await verified(planted, stop, controller);
      expect([report.complete, report.causes]).toEqual([false, []]);
    }
  });
});
