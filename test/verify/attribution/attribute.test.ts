import { describe, expect, it } from "vitest";

import { lowerWith } from "../../../lowering/lower-host.ts";
import { moduleWith } from "../../../lowering/module-release.ts";
import type { ChangeId } from "../../../lowering/releases/changes.ts";
import type { ContainerOptions } from "../../../lowering/types.ts";
import { type Release, withToggled } from "../../../src/releases/releases.ts";
import { attribute, type Attributed, type Experiment } from "../../../src/verify/attribution/attribute.ts";
import type { Mismatch } from "../../../src/verify/verification.ts";
import { releaseNamed } from "../../evaluation/evaluate-configuration.ts";
import { containerOptions, loweringInput } from "../../lowering/container-options.ts";

const HOST = { container: "web" } as const;

const web = containerOptions({
  privateNetwork: true,
  localAddress: "10.0.0.2",
  extraVeths: {},
  enableTun: true,
  autoStart: true,
});

/** Texts of units and conf files by name. */
function artifacts(release: Release, container: ContainerOptions): ReadonlyMap<string, string> {
  const lowered = lowerWith(moduleWith(release.has, null), loweringInput({ web: container }));
  return new Map(
    Object.entries({
      ...lowered.units,
      ...Object.fromEntries(Object.entries(lowered.environment.etc).map(([name, { text }]) => [name, text])),
      // What is in another file is in the unit too, by its name.
      scripts: Object.values(lowered.files)
        .map(({ text }) => text)
        .join("\n"),
    }),
  );
}

function compare(expected: ReadonlyMap<string, string>, actual: ReadonlyMap<string, string>): readonly Mismatch[] {
  return [...new Set([...expected.keys(), ...actual.keys()])].flatMap((name): Mismatch[] => {
    const [one, other] = [expected.get(name), actual.get(name)];
    return one === other ? [] : [{ kind: "unit", container: "web", name, expected: one, actual: other }];
  });
}

/** What differs from a NixOS that is another one than the release by some changes. */
function experimentAgainst(nixos: ReadonlyMap<string, string>): Experiment {
  return async ({ release }) => compare(nixos, artifacts(release, web));
}

async function attributed(name: string, toggled: readonly ChangeId[], more = ""): Promise<Attributed> {
  const release = releaseNamed(name);
  const nixos = artifacts(withToggled(release, new Set(toggled)), web);
  const experiment = experimentAgainst(new Map([...nixos].map(([artifact, text]) => [artifact, text + more])));
  return attribute(await experiment({ release }), { release, experiment, setOptions: () => [] });
}

function changesOf({ attributions }: Attributed): readonly string[] {
  return [...new Set(attributions.flatMap(({ changes }) => changes.map(({ id, nixpkgs }) => `${id}: ${nixpkgs}`)))];
}

describe("attribute", () => {
  it("finds a change that the nixpkgs lacks, and one that it has already", async () => {
    expect(changesOf(await attributed("20.09", ["job-shebang-without-space"]))).toEqual([
      "job-shebang-without-space: lacks it",
    ]);
    expect(changesOf(await attributed("20.09", ["stop-by-nspawn"]))).toEqual(["stop-by-nspawn: has it already"]);
  });

  it("finds several changes, and says of each artifact which it needs", async () => {
    const found = await attributed("24.11", ["tun-with-mknod", "linked-os-release"]);
    expect(changesOf(found).toSorted()).toEqual(["linked-os-release: has it already", "tun-with-mknod: lacks it"]);
    const scripts = found.attributions.find(({ mismatch }) => mismatch.name === "scripts");
    expect(scripts?.changes.map(({ id }) => id)).toEqual(["linked-os-release"]);
    expect(found.rest).toEqual([]);
  });

  it("claims nothing that no change shows", async () => {
    expect(changesOf(await attributed("26.11", [], "\n# by hand\n"))).toEqual([]);
    expect(changesOf(await attributed("24.11", ["tun-with-mknod"], "\n# by hand\n"))).toEqual([]);
  });

  it("looks behind a refusal, where the rest of the differences is", async () => {
    const refusal: Mismatch = { ...HOST, kind: "refusal", name: "", expected: undefined, actual: "not of type" };
    const option: Mismatch = { ...HOST, kind: "option", name: "containers.web", expected: "a", actual: "b" };
    const experiment: Experiment = async ({ release: { has } }) => {
      if (has("bind-mounts-as-set")) return [refusal];
      return has("lists-by-mount-point") ? [option] : [];
    };
    const input = { release: releaseNamed("20.09"), experiment, setOptions: () => [] };
    const found = await attribute([refusal], input);
    expect(changesOf(found)).toEqual(["bind-mounts-as-set: lacks it"]);
    expect(found.rest).toEqual([]);
    const unexplained: Experiment = async ({ release: { has } }) => [has("bind-mounts-as-set") ? refusal : option];
    const rest = await attribute([refusal], { ...input, experiment: unexplained });
    expect(changesOf(rest)).toEqual(["bind-mounts-as-set: lacks it"]);
    expect(rest.rest).toEqual([option]);
  });

  it("tells the options without which the lines are gone that only nixctr has", async () => {
    const mismatch: Mismatch = {
      ...HOST,
      kind: "conf",
      name: "web.conf",
      expected: "A=1\nB=2",
      actual: "A=1\nC=3\nD=4",
    };
    const experiment: Experiment = async ({ unset }) => {
      if (unset?.option === "flake") return [];
      return [unset?.option === "tmpfs" ? { ...mismatch, actual: "A=0\nC=3" } : mismatch];
    };
    const setOptions = () => ["path", "tmpfs", "flake"];
    const { attributions } = await attribute([mismatch], { release: releaseNamed("26.11"), experiment, setOptions });
    expect(attributions).toEqual([{ mismatch, changes: [], options: ["tmpfs", "flake"] }]);
  });

  it("tries first what explained others", async () => {
    const likely: ChangeId[] = ["stop-by-nspawn", "usr-bin"];
    const release = releaseNamed("20.09");
    const nixos = artifacts(withToggled(release, new Set(["stop-by-nspawn"])), web);
    const seen: Release[] = [];
    const experiment: Experiment = async (variant) => {
      seen.push(variant.release);
      return experimentAgainst(nixos)(variant);
    };
    const first = await experiment({ release });
    const found = await attribute(first, { release, experiment, setOptions: () => [], likely });
    expect(changesOf(found)).toEqual(["stop-by-nspawn: has it already"]);
    expect(seen.length).toBeLessThan(12);
  });

  it("looks for changes in a few containers that show all there is, and for options in each alone", async () => {
    const release = releaseNamed("26.11");
    const names = Array.from({ length: 100 }, (_, index) => `c${index}`);
    const mismatches = names.map((container): Mismatch => {
      return { kind: "unit", container, name: `container@${container}.service`, expected: "", actual: "A=1" };
    });
    const made: number[] = [];
    const experiment: Experiment = async ({ release: { has }, only = names }) => {
      made.push(only.length);
      return has("linked-os-release") ? mismatches.filter(({ container }) => only.includes(container ?? "")) : [];
    };
    const input = { release, experiment, setOptions: () => ["path"] };
    const { attributions } = await attribute(mismatches, input);
    expect(attributions.every(({ changes }) => changes.map(({ id }) => id).join() === "linked-os-release")).toBe(true);
    expect(made.filter((count) => count > 1).length).toBeLessThan(4);
  });

  it("takes no change for the cause that leaves another artifact as far away as before", async () => {
    const file: Mismatch = { ...HOST, kind: "file", name: "trigger", expected: undefined, actual: "text" };
    const unit: Mismatch = { ...HOST, kind: "unit", name: "unit", expected: undefined, actual: "A=1" };
    const experiment: Experiment = async ({ release: { has } }) =>
      has("linked-os-release") ? [unit, file] : [{ ...unit, actual: "A=2" }];
    const input = { release: releaseNamed("26.11"), experiment, setOptions: () => [] };
    expect(changesOf(await attribute([unit, file], input))).toEqual([]);
    const alone: Experiment = async ({ release: { has } }) => (has("linked-os-release") ? [unit, file] : [unit]);
    expect(changesOf(await attribute([unit, file], { ...input, experiment: alone }))).toEqual([
      "linked-os-release: lacks it",
    ]);
  });
});
