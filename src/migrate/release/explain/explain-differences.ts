import { lowerWith } from "../../../../lowering/lower-host.ts";
import { moduleWith } from "../../../../lowering/module-release.ts";
import type { ChangeId } from "../../../../lowering/releases/changes.ts";
import type { LoweredHost } from "../../../../lowering/types.ts";
import type { ComparedHost } from "../../../diff/artifact.ts";
import { hostDifferences } from "../../../diff/compare-hosts.ts";
import type { Difference } from "../../../diff/difference.ts";
import { comparedHost } from "../../../diff/host-artifacts.ts";
import { lowerDocument } from "../../../lower-document.ts";
import { type Release, withToggled } from "../../../releases/releases.ts";
import type { Renaming } from "../../common/renaming.ts";
import { renamedHost } from "../rename/renamed-host.ts";
import { mountsByPoint } from "../rename/mounts-by-point.ts";
import type { Row } from "../rows-between.ts";
import { errorsOf, type EvaluatedSide, type Side } from "../trial/evaluate-side.ts";

/** What becomes of a host for one row. */
export interface ExplainedRow {
  readonly row: Row;
  readonly differences: readonly Difference[];
}

export interface Explanation {
  /** In the order in which the rows come or go; those without any effect are left out. */
  readonly rows: readonly ExplainedRow[];
  /** What no row makes different. */
  readonly unexplained: readonly Difference[];
}

export interface ToExplain {
  readonly from: Release;
  readonly rows: readonly Row[];
  /** The configuration as it was, for the old release, and as it is now, for the new one. */
  readonly before: EvaluatedSide;
  readonly after: EvaluatedSide;
  /** The configuration as it was in a release that need not exist. */
  readonly evaluate: (release: Release) => Promise<Side>;
  /** New names for containers, which those of the configuration as it was have from the start. */
  readonly renamings: readonly Renaming[];
}

/**
 * Divides what differs between two releases among the rows of the table, by letting them come one after the other: the
 * differences of all steps are together what differs. Those of values come first, in the configuration as it was, and
 * those of what is made of values after them, in the configuration as it is now; what differs in between is left over.
 */
export async function explainDifferences(given: ToExplain): Promise<Explanation> {
  const ofValues = given.rows.filter(isOfValues);
  const ofArtifacts = given.rows.filter((row) => !isOfValues(row) && row.change.of !== "message");
  const middle = hostAfter(given, ofValues);
  const values = await valueSteps(given, ofValues, middle);
  return {
    rows: [...values.rows, ...artifactSteps(given, { ofValues, ofArtifacts, middle })],
    unexplained: hostDifferences(values.end, middle),
  };
}

const VALUES: readonly Row["change"]["of"][] = ["option", "type", "default", "merging"];

function isOfValues({ change }: Row): boolean {
  return VALUES.includes(change.of);
}

interface Steps {
  readonly rows: readonly ExplainedRow[];
  readonly end: ComparedHost;
}

/** Nix is asked only where merging alone does not tell: how lists are named, and in which order definitions stand. */
async function valueSteps(given: ToExplain, rows: readonly Row[], goal: ComparedHost): Promise<Steps> {
  const start: Steps = { rows: [], end: hostBefore(given, given.before, new Set()) };
  const isThere = ({ end }: Steps): boolean => hostDifferences(end, goal).length === 0;
  if (isThere(start)) return start;
  const merged = await stepsOf(given, rows, (side, _, release) => Promise.resolve(inRelease(side, release)));
  if (isThere(merged)) return merged;
  return stepsOf(given, rows, (side, { change }, release) =>
    change.of === "merging" ? given.evaluate(release) : Promise.resolve(inRelease(side, release)),
  );
}

type NextSide = (side: EvaluatedSide, row: Row, release: Release) => Promise<Side>;

/** A row that makes the release refuse the configuration as it was changes no value: that is what the edits are for. */
async function stepsOf(given: ToExplain, rows: readonly Row[], next: NextSide): Promise<Steps> {
  const explained: ExplainedRow[] = [];
  const toggled = new Set<ChangeId>();
  let side = given.before;
  let end = hostBefore(given, side, toggled);
  for (const row of rows) {
    const found = await next(side, row, withToggled(given.from, new Set([...toggled, row.id])));
    if (found.kind === "failed") break;
    if (found.kind !== "evaluated" || errorsOf(found).length > 0) continue;
    toggled.add(row.id);
    const now = hostBefore(given, found, toggled);
    const differences = hostDifferences(end, now);
    if (differences.length > 0) explained.push({ row, differences });
    [side, end] = [found, now];
  }
  return { rows: explained, end };
}

/** The same definitions in another release. */
function inRelease(side: EvaluatedSide, release: Release): EvaluatedSide {
  const options = { ...side.options, release };
  return { ...side, options, lowered: lowerDocument(side.document, options) };
}

/** Mounts of a list have other names, and so another order, once edits have made a set of it. */
function hostBefore({ renamings }: ToExplain, side: EvaluatedSide, rows: ReadonlySet<ChangeId>): ComparedHost {
  return compared(renamedHost(side, renamings, rows.has("bind-mounts-as-set") ? mountsByPoint : undefined));
}

interface Halves {
  readonly ofValues: readonly Row[];
  readonly ofArtifacts: readonly Row[];
  readonly middle: ComparedHost;
}

function artifactSteps(given: ToExplain, { ofValues, ofArtifacts, middle }: Halves): readonly ExplainedRow[] {
  let last = middle;
  return ofArtifacts.flatMap((row, index) => {
    const now = hostAfter(given, [...ofValues, ...ofArtifacts.slice(0, index + 1)]);
    const differences = hostDifferences(last, now);
    last = now;
    return differences.length === 0 ? [] : [{ row, differences }];
  });
}

/**
 * The host of the configuration as it is now, in the old release with some rows of the new one: all that are about values,
 * so that these are those of the new one.
 */
function hostAfter({ from, after }: ToExplain, rows: readonly Row[]): ComparedHost {
  const { lowered, options } = after;
  const { has } = withToggled(from, new Set(rows.map(({ id }) => id)));
  const { hostOptions: host, guests } = lowered;
  const containers = Object.fromEntries(lowered.containers);
  return compared(lowerWith(moduleWith(has, host.stateVersion), { containers, host, facts: options.facts, guests }));
}

const NO_HOST: ComparedHost = { artifacts: [], units: new Map(), wanted: new Set(), hasOptions: false };

/** Option values show in what they make; by themselves they differ by every option that comes. */
function compared(host: LoweredHost | undefined): ComparedHost {
  if (host === undefined) return NO_HOST;
  const all = comparedHost(host);
  return { ...all, artifacts: all.artifacts.filter(({ kind }) => kind !== "options") };
}
