import type { Finding, Table } from "../common/plan.ts";
import type { Renaming } from "../common/renaming.ts";
import type { EditedSources } from "./edited-sources.ts";
import { lineOf } from "./line-of.ts";
import { isOwnFile } from "./project-directory.ts";
import { releaseMessages } from "./release-messages.ts";
import type { ReleaseOrder } from "./release-order.ts";
import { type Mention, renameContainer } from "./rename/rename-container.ts";
import type { EvaluatedSide } from "./trial/evaluate-side.ts";
import { configurationFiles } from "./trial/configuration-files.ts";

/** What is said of renamings. */
export interface Renamed {
  /** The renamings that are made. */
  readonly done: readonly Renaming[];
  readonly findings: readonly Finding[];
  readonly tables: readonly Table[];
}

/** Renames the containers that somebody gives new names, in the sources of the project. */
export function renameContainers(order: ReleaseOrder, before: EvaluatedSide, sources: EditedSources): Renamed {
  const renamed = order.renamings.map((renaming) => renameOne(renaming, order, before, sources));
  return {
    done: renamed.flatMap(({ done }) => done),
    findings: renamed.flatMap(({ findings }) => findings),
    tables: renamed.flatMap(({ tables }) => tables),
  };
}

function renameOne(renaming: Renaming, order: ReleaseOrder, before: EvaluatedSide, sources: EditedSources): Renamed {
  const { from, to } = renaming;
  const declared = before.lowered.declared;
  if (!declared.includes(from)) return failed(from, releaseMessages.noSuchContainer(from, declared));
  if (declared.includes(to)) return failed(from, releaseMessages.nameTaken(to));
  const { sourceOf } = sources;
  const files = configurationFiles(order, before.document, sourceOf);
  const { edits, unclear, isWritten } = renameContainer(before.document, renaming, { files, sourceOf });
  if (!isWritten) return failed(from, releaseMessages.computedName(from));
  const foreign = edits.find(({ file }) => !isOwnFile(order.project, file));
  if (foreign !== undefined) return failed(from, releaseMessages.foreignName(foreign.file, order.project));
  sources.edit(edits, releaseMessages.renamedLabel(from, to));
  return { done: [renaming], findings: [], tables: unclear.length === 0 ? [] : [unclearTable(from, unclear, order)] };
}

function failed(subject: string, said: Pick<Finding, "text" | "advice">): Renamed {
  return { done: [], findings: [{ severity: "error", subject, ...said }], tables: [] };
}

function unclearTable(name: string, mentions: readonly Mention[], order: ReleaseOrder): Table {
  return {
    ...releaseMessages.unclearTable(name),
    rows: mentions.map((mention) => [lineOf(mention, order), mention.text]),
  };
}
