import { directoriesOf } from "../../../lowering/directories.ts";
import type { LoweredHost } from "../../../lowering/types.ts";
import { comparedHost } from "../../diff/host-artifacts.ts";
import { type SwitchEffect, switchEffects } from "../../diff/switch-effects.ts";
import { lowerDocument } from "../../lower-document.ts";
import type { Release } from "../../releases/releases.ts";
import type { ParsedSource } from "../../syntax/parsed-source.ts";
import type { Description, Migrated } from "./describe-migration.ts";
import { explainDifferences } from "./explain/explain-differences.ts";
import { newName } from "./rename/renamed-host.ts";
import { changesTable } from "./report/changes-table.ts";
import { directorySteps, type MovedDirectories } from "./report/directory-steps.ts";
import { mergedMounts } from "./report/merged-mounts.ts";
import { guestFindings, newFindings, stateVersionFindings } from "./report/note-findings.ts";
import { movedMentions } from "./report/moved-mentions.ts";
import { prepareSteps, switchSteps } from "./report/switch-steps.ts";
import { switchTable } from "./report/switch-table.ts";
import { troubleFindings } from "./report/trouble-findings.ts";
import type { Row } from "./rows-between.ts";
import { configurationFiles } from "./trial/configuration-files.ts";
import type { EvaluatedSide } from "./trial/evaluate-side.ts";

/** A migration to a release that takes the configuration. */
export interface MigratedHost extends Migrated {
  readonly after: EvaluatedSide;
  /** What the new release makes of it. */
  readonly host: LoweredHost;
  readonly rows: readonly Row[];
}

/** What becomes of the host, and why. */
export async function describeHost(migrated: MigratedHost): Promise<Description> {
  const { order, before, after, host, rows, sources, trial } = migrated;
  const { renamings, to } = order;
  if (before.lowered.host === undefined) return { findings: [], tables: [], steps: [] };
  const { release: from } = before.options;
  const explained = await explainDifferences({ from, rows, before, after, evaluate: trial.asIs, renamings });
  const effects = effectsOf(before.lowered.host, after, to);
  const moved = movedDirectories(migrated);
  return {
    findings: [
      ...troubleFindings(explained.unexplained, sources.fileEdits().length > 0),
      ...mergedMounts(before, after, renamings),
      ...newFindings(before, after, sources),
      ...stateVersionFindings(stateVersionSide(before, after), moved, sources),
      ...movedMentions(moved, writtenIn(migrated)),
      ...guestFindings(after),
    ],
    tables: [...changesTable(explained.rows), ...switchTable(effects, host)],
    // Where there were none, there is nothing to keep.
    steps: [
      ...prepareSteps(order),
      ...(before.lowered.hostOptions.enableContainers ? directorySteps(moved) : []),
      ...switchSteps(effects, order),
    ],
  };
}

/** The sources of the project, as they were. */
function writtenIn({ order, before, pristine: { sourceOf } }: Migrated): readonly ParsedSource[] {
  const { own, others } = configurationFiles(order, before.document, sourceOf);
  return [...own, ...others].flatMap((file) => sourceOf(file) ?? []);
}

/** A new release builds the systems of containers anew, whatever their configurations say. */
function effectsOf(before: LoweredHost, after: EvaluatedSide, to: Release): readonly SwitchEffect[] {
  const { document, options, lowered } = after;
  const rebuilt = [...lowered.guests].map((name) => [name, `${lowered.containers.get(name)?.path}-rebuilt`] as const);
  const facts = { ...options.facts, toplevels: { ...options.facts.toplevels, ...Object.fromEntries(rebuilt) } };
  const { host } = lowerDocument(document, { ...options, facts });
  return host === undefined ? [] : switchEffects(comparedHost(before), comparedHost(host), to.name);
}

function movedDirectories({ order, before, after }: MigratedHost): MovedDirectories {
  const directories = ({ options, lowered }: EvaluatedSide) =>
    directoriesOf(options.release.has, lowered.hostOptions.stateVersion);
  return {
    before: directories(before),
    after: directories(after),
    containers: after.lowered.containers,
    guests: after.lowered.guests,
    formerNames: new Map(order.renamings.map(({ from }) => [newName(from, order.renamings), from])),
  };
}

/** Older releases do not look at it. */
function stateVersionSide(before: EvaluatedSide, after: EvaluatedSide): EvaluatedSide {
  return after.lowered.hostOptions.stateVersion === null ? before : after;
}
