import type { Change } from "../../../lowering/releases/change.ts";
import { changes } from "../../../lowering/releases/changes.ts";
import { listInProse } from "../../diagnostics/list-in-prose.ts";
import type { AttributedChange, Attribution } from "../attribution/attribute.ts";

/** What is known of the cause of a mismatch, in sentences; none where nothing is. */
export function describeAttribution({
  changes: found,
  options,
}: Pick<Attribution, "changes" | "options">): readonly string[] {
  const names = options.map((option) => `\`${option}\``);
  const noun = options.length === 1 ? "option" : "options";
  return [
    ...found.map(describeChange),
    ...(options.length === 0
      ? []
      : [`The lines that only nixctr has depend on the ${noun} ${listInProse(names, "and")}.`]),
  ];
}

function describeChange({ id, nixpkgs }: AttributedChange): string {
  const { since, summary }: Change = changes[id];
  return `The nixpkgs ${nixpkgs === "lacks it" ? "lacks" : "already has"} \`${id}\` of NixOS ${since}: ${summary}`;
}
