import { compareReleases } from "../../../lowering/releases/release-name.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Definition, Node } from "../../definitions/definition.ts";
import { pointSpan } from "../../diagnostics/point-span.ts";
import { containerDeclarations } from "../../options/container-declarations.ts";
import { definitionsOf } from "../../options/definitions-of.ts";
import { optionSpans } from "../../options/option-declaration.ts";
import type { EvaluationDocument } from "../../evaluation/evaluation-schema.ts";
import type { EditedSources } from "./edited-sources.ts";
import { positionsIn } from "./positions-in.ts";
import { isOwnFile } from "./project-directory.ts";
import { releaseMessages } from "./release-messages.ts";
import { isFlake, type ReleaseOrder } from "./release-order.ts";
import { setEnabled } from "./rewrites/keep-enabled.ts";
import { type EditGroup, nonOverlapping } from "./rewrites/non-overlapping.ts";
import type { Obstacle, Refusal, Rewritten } from "./rewrites/rewrite.ts";
import { rewrites } from "./rewrites/rewrites.ts";
import { errorsOf, type EvaluatedSide, type Side } from "./trial/evaluate-side.ts";
import type { Trial } from "./trial/trial.ts";

/** What is left once there is nothing more to rewrite. */
export interface RewrittenConfiguration extends RefusalsLeft {
  /** What becomes of `boot.enableContainers`, whose default depends on the release: it need not be set, is, or cannot be. */
  readonly enabled: "same" | "set" | "lost";
}

interface RefusalsLeft {
  /** The configuration with all edits, for the new release. */
  readonly after: Side;
  /** What the new release still refuses, and why nothing could be done about it. */
  readonly left: readonly Left[];
}

export interface Left {
  readonly diagnostic: Diagnostic;
  /** Undefined where no rewrite is about it. */
  readonly rewritten: Obstacle | undefined;
}

export interface Rewriting {
  readonly order: ReleaseOrder;
  readonly before: EvaluatedSide;
  readonly sources: EditedSources;
  readonly trial: Trial;
}

/** Rewrites a configuration until the new release takes it and has containers where the old one had them. */
export async function rewriteConfiguration(rewriting: Rewriting): Promise<RewrittenConfiguration> {
  rewriteRemoved(rewriting);
  const rewritten = await rewriteRefusals(rewriting);
  if (rewritten.after.unseen.length > 0) return { ...rewritten, left: [], enabled: "same" };
  const group = keepEnabled(rewritten.after, rewriting);
  if (group === "same" || group === "lost") return { ...rewritten, enabled: group };
  rewriting.sources.edit(group.edits, group.label);
  return { ...(await rewriteRefusals(rewriting)), enabled: "set" };
}

/** What is refused for being there at all, and whose value need not be asked for. */
function rewriteRemoved(rewriting: Rewriting): void {
  const { before, order, sources } = rewriting;
  const removed = [...optionSpans(containerDeclarations)].filter(
    ([, { until }]) => until !== undefined && compareReleases(until, order.to.name) <= 0,
  );
  const proposals = Object.keys(before.document.containers.attrs).flatMap((container) =>
    removed.flatMap(([option]) => {
      const loc = ["containers", container, option];
      return definitionsAt(before, loc).map(({ at }) => propose({ loc, span: pointSpan(at) }, rewriting));
    }),
  );
  for (const { edits, label } of nonOverlapping(proposals.filter(isEdit))) sources.edit(edits, label);
}

/** Each round shows what the one before has hidden; no configuration hides more. */
const MOST_ROUNDS = 100;

async function rewriteRefusals(rewriting: Rewriting): Promise<RefusalsLeft> {
  const { order, sources, trial } = rewriting;
  for (let round = 0; ; round++) {
    const after = await trial.edited(order.to, sources);
    const proposals = errorsOf(after).map((diagnostic) => ({ diagnostic, rewritten: propose(diagnostic, rewriting) }));
    const groups = nonOverlapping(proposals.flatMap(({ rewritten }) => (isEdit(rewritten) ? [rewritten] : [])));
    // What is not seen cannot be rewritten further.
    if (groups.length === 0 || after.unseen.length > 0 || round === MOST_ROUNDS) {
      const left = proposals.map(({ diagnostic, rewritten }) => ({
        diagnostic,
        rewritten: isEdit(rewritten) ? undefined : rewritten,
      }));
      return { after, left };
    }
    for (const { edits, label } of groups) sources.edit(edits, label);
  }
}

function isEdit(rewritten: Rewritten | undefined): rewritten is EditGroup {
  return rewritten !== undefined && "edits" in rewritten;
}

function propose(diagnostic: Refusal, { order, before, sources }: Rewriting): Rewritten | undefined {
  const { span } = diagnostic;
  const source = span === null ? undefined : sources.sourceOf(span.file);
  if (span === null || source === undefined) return undefined;
  const count = (loc: readonly string[]): number => definitionsAt(before, loc).length;
  for (const rewrite of rewrites) {
    const rewritten = rewrite({ diagnostic, source, definitionsOf: count });
    if (rewritten === undefined) continue;
    const foreign = "edits" in rewritten && !isOwnFile(order.project, span.file);
    return foreign ? { obstacle: releaseMessages.foreignFile(order.project) } : rewritten;
  }
  return undefined;
}

/** The definitions of an option of the containers. */
function definitionsAt({ document }: EvaluatedSide, [, ...loc]: readonly string[]): readonly Definition[] {
  let node: Node = document.containers;
  for (const name of loc) {
    const children: Readonly<Record<string, Node>> =
      typeof node !== "object" || node === null
        ? {}
        : "attrs" in node
          ? node.attrs
          : "options" in node
            ? node.options
            : {};
    node = children[name] ?? null;
    if (node === null) return [];
  }
  return definitionsOf(node, undefined);
}

/** The edit that keeps containers switched on, or off; `lost` where there is no place for it. */
function keepEnabled(after: Side, { order, before, sources }: Rewriting): EditGroup | "same" | "lost" {
  const { enableContainers } = before.lowered.hostOptions;
  if (after.kind !== "evaluated" || after.lowered.hostOptions.enableContainers === enableContainers) return "same";
  const { document } = after;
  const file = isFlake(order) ? definingFile(document, "system.stateVersion") : order.file;
  const edit = setEnabled(enableContainers, { file, document, sourceOf: sources.sourceOf });
  if (edit === undefined || !isOwnFile(order.project, edit.file)) return "lost";
  return { label: releaseMessages.enabledLabel, edits: [edit] };
}

/** Of the modules of a flake's host, the one that sets an option of the host itself. */
function definingFile({ host }: EvaluationDocument, option: string): string | undefined {
  const node = host.find(({ loc }) => loc.join(".") === option)?.node ?? null;
  return positionsIn(node)[0]?.[0];
}
