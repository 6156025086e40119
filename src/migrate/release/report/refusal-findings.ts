import type { Finding } from "../../common/plan.ts";
import type { RowFinder } from "../explain/row-behind.ts";
import { releaseMessages } from "../release-messages.ts";
import type { Left, Rewriting } from "../rewrite-configuration.ts";
import { dutiesOf } from "../row-duties.ts";
import { placeOf } from "./place-of.ts";
import { placed } from "./placed.ts";

/** What the new release refuses, that is left to the author. */
export function refusalFindings(
  left: readonly Left[],
  rowBehind: RowFinder,
  { sources, order: { to } }: Pick<Rewriting, "sources" | "order">,
): readonly Finding[] {
  return left.map(({ diagnostic, rewritten }) => {
    const [found = diagnostic] = placed([diagnostic], sources);
    const row = rowBehind(diagnostic);
    const duty = row && dutiesOf(row.id)?.[row.way];
    const own = duty === undefined || duty.does === "nothing" ? undefined : duty.advice;
    const advice = rewritten?.advice ?? own ?? diagnostic.help ?? releaseMessages.otherwise(to.name);
    return {
      severity: "error",
      subject: subjectOf(diagnostic.loc),
      ...placeOf(found.span),
      text: [
        sentence(diagnostic.message),
        ...(row === undefined ? [] : [releaseMessages.row(row)]),
        ...(rewritten === undefined ? [] : [rewritten.obstacle]),
      ].join(" "),
      advice,
    };
  });
}

/** What NixOS says, as far as it stands for itself. */
function sentence(message: string): string {
  const text = message
    .replace(/ (?:TypeError: .*)?Definition values:$/s, "")
    .replaceAll(/\s+/g, " ")
    .trimEnd();
  return text.endsWith(".") ? text : `${text.replace(/:$/, "")}.`;
}

/** The option, without what numbers elements of lists. */
function subjectOf(loc: readonly string[]): string {
  return loc.length === 0 ? releaseMessages.configuration : loc.filter((name) => !name.startsWith("[")).join(".");
}
