import { renderDiff } from "../fixes/render-diff.ts";
import type { MigrationResult } from "../migrate/common/migration-result.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { placed, printDiagnostics } from "./print-diagnostics.ts";
import type { MigrateRequest } from "./request.ts";
import { showFile } from "./show-file.ts";
import { writeUnlessClosed } from "./write-unless-closed.ts";

/** Shows a plan, and carries it out where that is asked for. */
export async function reportMigration(result: MigrationResult, { flags }: MigrateRequest): Promise<ExitStatus> {
  printDiagnostics(await placed(result.diagnostics, result.readSource), result.readSource, flags);
  if (result.kind !== "planned") return result.kind === "failed" ? EXIT.failed : EXIT.refused;
  const { edits, findings } = result.plan;
  await writeUnlessClosed(
    edits.map(({ path, before, after }) =>
      renderDiff({ file: path, before: before ?? "", after, fixes: 1 }, showFile(path)),
    ),
  );
  return findings.some(({ severity }) => severity === "error") ? EXIT.refused : EXIT.done;
}
