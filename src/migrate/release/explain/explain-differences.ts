import type { ChangeId } from "../../../../lowering/releases/changes.ts";
import type { LoweredHost } from "../../../../lowering/types.ts";
import type { ComparedHost } from "../../../diff/artifact.ts";
import { hostDifferences } from "../../../diff/compare-hosts.ts";
import { artifactOf, type Difference } from "../../../diff/difference.ts";
import { comparedHost } from "../../../diff/host-artifacts.ts";
import { lowerDocument } from "../../../lower-document.ts";
import { type Release, withToggled } from "../../../releases/releases.ts";
import type { Row } from "../rows-between.ts";
import type { EvaluatedSide } from "../trial/evaluate-side.ts";

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
  /** The host that was, with new names of containers where they are renamed. */
  readonly before: LoweredHost;
  /** The configuration as it is now, for the new release. */
  readonly after: EvaluatedSide;
  /** The host of the configuration as it was, in a release that need not exist; undefined where that refuses it. */
  readonly beforeIn: (release: Release) => Promise<LoweredHost | undefined>;
}

/**
 * Divides what differs between two releases among the rows of the table, by letting them come one after the other: the
 * differences of all steps are together what differs. Those of values come first, in the configuration as it was, and
 * those of what is made of values after them, in the configuration as it is now; what differs in between is left over.
 */
export async function explainDifferences(given: ToExplain): Promise<Explanation> {
  const ofValues = given.rows.filter(isOfValues);
  const ofArtifacts = given.rows.filter((row) => !isOfValues(row) && row.change.of !== "message");
  const start = compared(given.before);
  const middle = hostAfter(given, ofValues);
  const values =
    hostDifferences(start, middle).length > 0 ? await valueSteps(given, ofValues) : { rows: [], end: start };
  const artifacts = artifactSteps(given, { ofValues, ofArtifacts, middle });
  return {
    rows: [...values.rows, ...artifacts],
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

/** A row that makes the release refuse the configuration as it was changes no value: that is what the edits are for. */
async function valueSteps({ from, before, beforeIn }: ToExplain, rows: readonly Row[]): Promise<Steps> {
  const explained: ExplainedRow[] = [];
  const toggled = new Set<ChangeId>();
  let end = compared(before);
  for (const row of rows) {
    const host = await beforeIn(withToggled(from, new Set([...toggled, row.id])));
    if (host === undefined) continue;
    toggled.add(row.id);
    const now = compared(host);
    const differences = hostDifferences(end, now);
    if (differences.length > 0) explained.push({ row, differences });
    end = now;
  }
  return { rows: explained, end };
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

/** The host of the configuration as it is now, in the old release with some rows of the new one. */
function hostAfter({ from, after }: ToExplain, rows: readonly Row[]): ComparedHost {
  const release = withToggled(from, new Set(rows.map(({ id }) => id)));
  const { host } = lowerDocument(after.document, { ...after.options, release });
  // What all rows of values together accept, some of them refuse at most by name.
  return host === undefined ? NO_HOST : compared(host);
}

const NO_HOST: ComparedHost = { artifacts: [], units: new Map(), wanted: new Set(), hasOptions: false };

/** Option values show in what they make; by themselves they differ by every option that comes. */
function compared(host: LoweredHost): ComparedHost {
  const all = comparedHost(host);
  return { ...all, artifacts: all.artifacts.filter(({ kind }) => kind !== "options") };
}

/** The containers that differences are about; null stands for what is the host's. */
export function containersOf(differences: readonly Difference[]): ReadonlySet<string | null> {
  return new Set(differences.map((difference) => artifactOf(difference).container));
}
