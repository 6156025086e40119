import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { lowerHost, lowerWith } from "../../lowering/lower-host.ts";
import { moduleWith } from "../../lowering/module-release.ts";
import type { Change } from "../../lowering/releases/change.ts";
import { type ChangeId, changes, hasChange } from "../../lowering/releases/changes.ts";
import { artifactChanges } from "../../lowering/releases/changes/artifacts.ts";
import { checkChanges } from "../../lowering/releases/changes/checks.ts";
import { unitChanges } from "../../lowering/releases/changes/units.ts";
import { type ReleaseName, releaseNames } from "../../lowering/releases/release-name.ts";
import type { HostOptions } from "../../lowering/types.ts";
import { anyContainer, text } from "./any-container.ts";
import { loweringInput } from "./container-options.ts";

/** The rows that the lowering reads: a row that no code reads says so in the table. */
const lowered: ReadonlySet<string> = new Set(
  Object.keys({ ...artifactChanges, ...checkChanges, ...unitChanges }).filter((id) => id !== "long-names-by-kernel"),
);

const ids = (Object.keys(changes) as ChangeId[]).filter((id) => lowered.has(id));

interface Step {
  readonly before: ReleaseName;
  readonly release: ReleaseName;
  /** What comes or goes with the release. */
  readonly rows: readonly ChangeId[];
}

const steps: readonly Step[] = releaseNames.flatMap((release, index) => {
  const before = releaseNames[index - 1];
  if (before === undefined) return [];
  return [{ before, release, rows: ids.filter((id) => isOf(changes[id], release)) }];
});

function isOf({ since, until }: Change, release: ReleaseName): boolean {
  return since === release || until === release;
}

type Input = ReturnType<typeof loweringInput>;

/** Names and values of all kinds, and often those on which a row depends. */
const anyName = fc.oneof(text, fc.constantFrom("web", "a_b", "twelve-signs"));

const anyHost: fc.Arbitrary<Partial<HostOptions>> = fc.record({
  enableContainers: fc.oneof({ arbitrary: fc.constant(true), weight: 4 }, fc.constant(false)),
  networkmanager: fc.boolean(),
  stateVersion: fc.constantFrom(null, "18.03", "21.11", "22.05", "26.05"),
  virtualisationContainers: fc.boolean(),
});

const anyInput: fc.Arbitrary<Input> = fc
  .tuple(fc.dictionary(anyName, anyContainer, { minKeys: 1, maxKeys: 2 }), anyHost)
  .map(([containers, host]) => loweringInput(containers, host));

/** What a release makes of it with some of its own rows taken back. */
function without(rows: readonly ChangeId[], release: ReleaseName, input: Input): string {
  const has = (id: ChangeId): boolean => hasChange(release, id) !== rows.includes(id);
  return JSON.stringify(lowerWith(moduleWith(has, input.host.stateVersion), input));
}

function withAll(release: ReleaseName, input: Input): string {
  return JSON.stringify(lowerHost({ release, ...input }));
}

describe.each(steps)("from $before to $release", ({ before, release, rows }) => {
  it("nothing differs but by the rows of the table", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(without(rows, release, input)).toBe(withAll(before, input));
        if (rows.length === 0) expect(withAll(release, input)).toBe(withAll(before, input));
      }),
    );
  });

  it.runIf(rows.length > 0)("each row of the table makes a difference", () => {
    const found = new Set<ChangeId>();
    fc.assert(
      fc.property(anyInput, (input) => {
        const all = withAll(release, input);
        for (const row of rows) if (!found.has(row) && without([row], release, input) !== all) found.add(row);
      }),
      { numRuns: 500 },
    );
    expect(rows.filter((row) => !found.has(row))).toEqual([]);
  });
});
