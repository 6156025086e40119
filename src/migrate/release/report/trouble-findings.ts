import { artifactOf, type Difference } from "../../../diff/difference.ts";
import { createHunkRenderer } from "../../../diff/unified-hunks.ts";
import type { Finding } from "../../common/plan.ts";
import { releaseMessages } from "../release-messages.ts";

/** What differs for no reason that the table of changes has. After edits, they may be wrong. */
export function troubleFindings(unexplained: readonly Difference[], isEdited: boolean): readonly Finding[] {
  const hunks = createHunkRenderer();
  return unexplained.map((difference) => {
    const { path } = artifactOf(difference);
    const said = releaseMessages.trouble(hunks(difference).trimEnd());
    return { severity: isEdited ? "error" : "warning", subject: path, ...said };
  });
}
