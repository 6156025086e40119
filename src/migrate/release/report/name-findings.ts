import { compareBytes } from "../../../../lowering/byte-order.ts";
import type { ChangeId } from "../../../../lowering/releases/changes.ts";
import type { TextEdit } from "../../../diagnostics/diagnostic.ts";
import type { Finding, Table } from "../../common/plan.ts";
import type { Renaming } from "../../common/renaming.ts";
import { suggestName } from "../../common/suggest-name.ts";
import type { EditedSources } from "../edited-sources.ts";
import type { RowFinder } from "../explain/row-behind.ts";
import { releaseMessages } from "../release-messages.ts";
import type { ReleaseOrder } from "../release-order.ts";
import { lineOf } from "../line-of.ts";
import { renameContainer } from "../rename/rename-container.ts";
import type { Left } from "../rewrite-configuration.ts";
import type { Row } from "../rows-between.ts";
import type { EvaluatedSide } from "../trial/evaluate-side.ts";
import { configurationFiles } from "../trial/configuration-files.ts";

/** What is known when names are looked at. */
export interface NamedContainers {
  readonly order: ReleaseOrder;
  readonly before: EvaluatedSide;
  /** As they were when `before` was evaluated. */
  readonly pristine: EditedSources;
  readonly rows: readonly Row[];
  readonly rowBehind: RowFinder;
}

/** New names for containers whose own the new release does not take, with all that a renaming would change. */
export function nameFindings(
  left: readonly Left[],
  named: NamedContainers,
): { readonly findings: readonly Finding[]; readonly tables: readonly Table[] } {
  const taken = [...named.before.lowered.declared];
  const asserted = assertedNames(left, named);
  const proposals = [...new Set([...asserted, ...namesForNspawn(named)])].map((from) => {
    const to = suggestName(from, taken);
    taken.push(to);
    return { from, to };
  });
  return {
    findings: proposals.map((renaming) => proposalFinding(renaming, asserted.includes(renaming.from))),
    tables: proposals.map((renaming) => proposalTable(renaming, named)),
  };
}

/** What the module refuses has been said already. */
function proposalFinding({ from, to }: Renaming, isSaid: boolean): Finding {
  const { text, advice } = releaseMessages.proposal(from, to);
  const subject = `containers.${from}`;
  if (isSaid) return { severity: "note", subject, text, advice };
  return { severity: "warning", subject, text: `${releaseMessages.underscores} ${text}`, advice };
}

/** The rows that are about the names of containers. */
const OF_NAMES: readonly (ChangeId | undefined)[] = ["long-names", "underscore-names"];

function assertedNames(left: readonly Left[], { rowBehind }: NamedContainers): readonly string[] {
  return left.flatMap(({ diagnostic }) =>
    OF_NAMES.includes(rowBehind(diagnostic)?.id) ? (diagnostic.loc[1] ?? []) : [],
  );
}

/** Where systemd-nspawn begins to refuse a name, the module need not. */
function namesForNspawn({ rows, before, order }: NamedContainers): readonly string[] {
  const comes = rows.some(({ id, way }) => id === "nspawn-refuses-underscores" && way === "comes");
  const renamed = new Set(order.renamings.map(({ from }) => from));
  return comes ? before.lowered.declared.filter((name) => name.includes("_") && !renamed.has(name)) : [];
}

function proposalTable(renaming: Renaming, named: NamedContainers): Table {
  const { order, before, pristine } = named;
  const { sourceOf } = pristine;
  const { edits } = renameContainer(before.document, renaming, {
    files: configurationFiles(order, before.document, sourceOf),
    sourceOf,
  });
  return {
    ...releaseMessages.proposalTable(renaming.from, renaming.to),
    rows: edits
      .toSorted(inOrder)
      .map((edit) => [lineOf(edit, order), sourceOf(edit.file)?.sliceOf(edit) ?? "", edit.newText]),
  };
}

function inOrder(a: TextEdit, b: TextEdit): number {
  return compareBytes(a.file, b.file) || a.line - b.line || a.column - b.column;
}
