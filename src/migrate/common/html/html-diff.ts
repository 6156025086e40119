import { unifiedHunks } from "../../../diff/unified-hunks.ts";
import type { PlannedChange } from "../edits/planned-change.ts";
import { type DiffLine, diffLines } from "./diff-lines.ts";
import { escapeHtml } from "./escape-html.ts";

/** A change as a unified diff with line numbers, which can be folded away. */
export function htmlDiff(change: PlannedChange, shownPath: string): string {
  const lines = diffLines(unifiedHunks(change.before ?? "", change.after ?? ""));
  const count = (kind: DiffLine["kind"]): number => lines.filter((line) => line.kind === kind).length;
  return `<details class="file" open>
<summary><code>${escapeHtml(shownPath)}</code> <span class="about">${escapeHtml(aboutOf(change))}</span>
<span class="count added">+${count("added")}</span> <span class="count removed">−${count("removed")}</span></summary>
<div class="scroll" tabindex="0"><table class="diff"><tbody>
${lines.map(row).join("\n")}
</tbody></table></div>
</details>
`;
}

function aboutOf({ label, mode, before, after }: PlannedChange): string {
  const kind = mode === "120000" ? "link" : mode === "100755" ? "program" : "file";
  const what = before === null ? `new ${kind}` : after === null ? `${kind} removed` : "";
  return [what, label].filter((part) => part !== "").join(", ");
}

const SIGNS: Readonly<Record<DiffLine["kind"], string>> = {
  context: " ",
  removed: "−",
  added: "+",
  hunk: "",
  note: "",
};

/** The sign stands in the text, so that it is there without colours, and in what is copied. */
function row({ kind, from, to, text }: DiffLine): string {
  const numbers = [from, to].map((number) => `<td class="number">${number ?? ""}</td>`).join("");
  return `<tr class="${kind}">${numbers}<td class="sign">${SIGNS[kind]}</td><td class="code">${escapeHtml(text)}</td></tr>`;
}
