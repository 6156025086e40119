import { showPlace } from "../report/text-finding.ts";
import type { Finding, StepList } from "../plan.ts";
import { escapeHtml } from "./escape-html.ts";

/** A finding: what it is about, where, and what to do. */
export function htmlFinding(
  { severity, subject, place, text, advice }: Finding,
  showFile: (file: string) => string,
): string {
  const where = place === undefined ? "" : showPlace(place, showFile);
  const named = place !== undefined && subject === place.file ? where : subject;
  const parts = [
    `<p><strong class="severity">${severity}</strong> <b>${escapeHtml(named)}</b>: ${prose(text)}</p>`,
    ...(where === "" || where === named ? [] : [`<p class="place"><code>${escapeHtml(where)}</code></p>`]),
    ...(advice === undefined ? [] : [`<p class="advice">${prose(advice)}</p>`]),
  ];
  return `<li class="${severity}">${parts.join("\n")}</li>`;
}

/** Steps with their commands. */
export function htmlSteps({ title, steps }: StepList): string {
  const items = steps.map(({ text, commands }) => {
    const code =
      commands.length === 0 ? "" : `\n<pre tabindex="0"><code>${escapeHtml(commands.join("\n"))}</code></pre>`;
    return `<li><p>${prose(text)}</p>${code}</li>`;
  });
  return `<section class="steps">
<h3>${escapeHtml(title)}</h3>
<ol>
${items.join("\n")}
</ol>
</section>
`;
}

/** What stands between backticks is code. */
function prose(text: string): string {
  return escapeHtml(text)
    .replaceAll(/`([^`\n]+)`/g, "<code>$1</code>")
    .replaceAll("\n", "<br>");
}
