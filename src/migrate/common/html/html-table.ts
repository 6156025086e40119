import type { Table } from "../plan.ts";
import { escapeHtml } from "./escape-html.ts";

/** A table that scrolls within itself where the page is too narrow. */
export function htmlTable({ title, columns, rows }: Table): string {
  const heads = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join("");
  return `<div class="scroll" tabindex="0"><table class="plain">
<caption>${escapeHtml(title)}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows.map((cells) => `<tr>${cells.map((text, index) => cell(text, index, columns)).join("")}</tr>`).join("\n")}
</tbody>
</table></div>
`;
}

/** The first cell names the row. Where the page is narrow, each of the others says itself what column it is of. */
function cell(text: string, index: number, columns: readonly string[]): string {
  const content = escapeHtml(text).replaceAll("\n", "<br>");
  return index === 0
    ? `<th scope="row">${content}</th>`
    : `<td data-column="${escapeHtml(columns[index] ?? "")}">${content}</td>`;
}
