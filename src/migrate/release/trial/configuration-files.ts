import type { EvaluationDocument } from "../../../evaluation/evaluation-schema.ts";
import type { ParsedSource } from "../../../syntax/parsed-source.ts";
import { isBelow } from "../../common/is-below.ts";
import { positionsIn } from "../positions-in.ts";
import { isFlake, type ReleaseOrder } from "../release-order.ts";
import { importedFiles } from "./imported-files.ts";

/** The Nix files of the project, as far as they are known. */
export interface ConfigurationFiles {
  /** Those that are certainly of the configuration, and so is all that is in them. */
  readonly own: readonly string[];
  /** Those of a flake that may belong to other hosts. */
  readonly others: readonly string[];
}

/**
 * The files of a configuration: itself, those that define what is known of it, and all that these reach by paths. A flake
 * has its hosts in one file, and reaches those of all of them by paths.
 */
export function configurationFiles(
  order: Pick<ReleaseOrder, "started" | "file" | "project">,
  document: EvaluationDocument,
  sourceOf: (file: string) => ParsedSource | undefined,
): ConfigurationFiles {
  const { file, project } = order;
  const defining = definingFiles(document).filter((path) => isBelow(project, path));
  if (!isFlake(order)) return { own: importedFiles([file, ...defining], project, sourceOf), others: [] };
  const starts = defining.filter((path) => path !== file);
  const own = importedFiles(starts, project, sourceOf).filter((path) => path !== file);
  const others = importedFiles([file], project, sourceOf).filter((path) => !own.includes(path));
  return { own, others };
}

function definingFiles({ containers, host, surroundings }: EvaluationDocument): readonly string[] {
  const positions = [containers, ...host.map(({ node }) => node)].flatMap(positionsIn);
  const answers = (surroundings?.answers ?? []).flatMap(({ definitions }) => definitions.map(({ at }) => at));
  return [...new Set([...positions, ...answers].map(([path]) => path))];
}
