import { compareBytes } from "../../../../lowering/byte-order.ts";
import type { Artifact } from "../../../diff/artifact.ts";
import { artifactOf } from "../../../diff/difference.ts";
import type { Table } from "../../common/plan.ts";
import type { ExplainedRow } from "../explain/explain-differences.ts";
import { releaseMessages } from "../release-messages.ts";

/** What the new release makes otherwise, change by change, and where that shows. */
export function changesTable(rows: readonly ExplainedRow[]): readonly Table[] {
  if (rows.length === 0) return [];
  return [
    {
      ...releaseMessages.changesTable,
      rows: rows.map(({ row, differences }) => {
        const artifacts = differences.map(artifactOf);
        const containers = new Set(artifacts.flatMap(({ container }) => container ?? []));
        const parts = new Set(artifacts.map(partOf));
        return [
          row.at,
          releaseMessages.change(row),
          [...containers].toSorted(compareBytes).join(", ") || releaseMessages.host,
          [...parts].toSorted(compareBytes).join(", "),
        ];
      }),
    },
  ];
}

/** What of a container it is, by its name in the table of changes: one row tells of all containers. */
function partOf({ kind, path, container, usedBy }: Artifact): string {
  const name = path.replace(/^.*\//s, "");
  if (kind === "unit") return container === null ? name : "container@<name>.service";
  if (kind === "conf") return path.replace(name, "<name>.conf");
  if (usedBy === undefined) return path;
  return path.includes("-container-init") ? "container-init" : (SCRIPTS[usedBy.directive] ?? usedBy.directive);
}

const SCRIPTS: Readonly<Record<string, string>> = {
  ExecStart: "start",
  ExecStartPre: "preStart",
  ExecStartPost: "postStart",
  ExecStop: "preStop",
  ExecReload: "reload",
};
