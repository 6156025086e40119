import type { ChangeId } from "../../../lowering/releases/changes.ts";
import { attribute } from "../attribution/attribute.ts";
import type { Verification } from "../verification.ts";
import { causeOf } from "../attribution/cause-of.ts";
import type { RandomConfiguration } from "./configuration.ts";
import type { CauseGroup, Example } from "./group-causes.ts";
import type { Cause, MinimalExample } from "./random-report.ts";
import { shrink } from "./shrink/shrink.ts";
import { writeConfiguration } from "./write-configuration.ts";

/** Verifies configurations, with nixctr's side made as a release that differs by some changes. */
export type VerifyAgain = (
  configurations: readonly RandomConfiguration[],
  toggled: ReadonlySet<ChangeId>,
) => Promise<readonly Verification[]>;

export interface MinimalContext {
  readonly again: VerifyAgain;
  /** The NixOS that is compared with, as reports tell it. */
  readonly nixos: string;
}

/** More for what is not explained: somebody has to find out. */
const LIMITS = { unexplained: { most: 60, seconds: 150 }, explained: { most: 36, seconds: 60 } };
const BATCH = 6;

/** The causes of the groups, each with a small example. What the example of one shows too is not another cause. */
export async function causesOf(groups: readonly CauseGroup[], context: MinimalContext): Promise<readonly Cause[]> {
  const causes: Cause[] = [];
  const shown: { readonly at: number; readonly causes: ReadonlySet<string> }[] = [];
  for (const group of groups) {
    const indexes = [...new Set(group.examples.map(({ index }) => index))];
    const same = group.changes.length > 0 ? undefined : shown.find((one) => isWithin(group.causes, one.causes));
    const known = same && causes[same.at];
    if (same !== undefined && known !== undefined) {
      const configurations = [...new Set([...known.configurations, ...indexes])].toSorted((a, b) => a - b);
      causes[same.at] = { ...known, configurations };
      continue;
    }
    const minimal = await minimalExample(group, context);
    shown.push({ at: causes.length, causes: new Set(minimal.verified.verification.mismatches.map(causeOf)) });
    causes.push({ changes: group.changes, configurations: indexes, minimal });
  }
  return causes;
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((one) => all.has(one));
}

async function minimalExample(group: CauseGroup, { again, nixos }: MinimalContext): Promise<MinimalExample> {
  const { index, configuration, verification } = smallest(group.examples);
  const shows = ({ mismatches }: Verification): boolean => mismatches.some((one) => group.causes.has(causeOf(one)));
  const shrunk = await shrink(configuration, {
    stillDiffer: async (configurations) => (await again(configurations, group.toggled)).map(shows),
    container: verification.mismatches.find((one) => group.causes.has(causeOf(one)))?.container ?? null,
    batch: BATCH,
    ...(group.changes.length > 0 ? LIMITS.explained : LIMITS.unexplained),
  });
  const [found = verification] = await again([shrunk], group.toggled);
  const likely = group.changes.map(({ id }) => id);
  const { attributions } = await attribute(found.mismatches, { ...found, likely, isKnown: () => true });
  return { index, files: writeConfiguration(shrunk), verified: { verification: found, nixos, attributions } };
}

function smallest(examples: readonly Example[]): Example {
  const sized = examples.map((example) => ({ example, size: JSON.stringify(example.configuration).length }));
  const [first] = sized.toSorted((a, b) => a.size - b.size);
  if (first === undefined) throw new Error("a cause has no example");
  return first.example;
}
