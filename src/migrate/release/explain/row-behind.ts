import type { ChangeId } from "../../../../lowering/releases/changes.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { lowerDocument } from "../../../lower-document.ts";
import { containerDeclarations } from "../../../options/container-declarations.ts";
import { withToggled } from "../../../releases/releases.ts";
import type { Row } from "../rows-between.ts";
import { errorsIn, type EvaluatedSide } from "../trial/evaluate-side.ts";

/** Finds the row that makes a release refuse something: without it, the release does not. */
export type RowFinder = (diagnostic: Diagnostic) => Row | undefined;

/** Looks for rows behind what a release refuses of one configuration. */
export function createRowFinder(side: EvaluatedSide | undefined, rows: readonly Row[]): RowFinder {
  const said = new Map<ChangeId, ReadonlySet<string>>();
  const without = (row: Row): ReadonlySet<string> => {
    const known = said.get(row.id) ?? new Set(side === undefined ? [] : saidWithout(row, side).map(keyOf));
    said.set(row.id, known);
    return known;
  };
  return (diagnostic) => {
    const declared = rowOfOption(diagnostic, rows);
    if (declared !== undefined || side === undefined) return declared;
    return rows.filter(isOfValues).find((row) => !without(row).has(keyOf(diagnostic)));
  };
}

function saidWithout({ id }: Row, { document, options }: EvaluatedSide): readonly Diagnostic[] {
  const without = { ...options, release: withToggled(options.release, new Set([id])) };
  return errorsIn(lowerDocument(document, without), { document, options: without });
}

function keyOf({ code, loc }: Diagnostic): string {
  return JSON.stringify([code, loc]);
}

const KINDS: readonly Row["change"]["of"][] = ["option", "type", "merging", "default", "assertion"];

function isOfValues({ change }: Row): boolean {
  return KINDS.includes(change.of);
}

/** Nix looks for options by their names: that a release lacks one shows in no merging. */
function rowOfOption({ code, loc }: Diagnostic, rows: readonly Row[]): Row | undefined {
  if (code !== "unknown-option") return undefined;
  const declaration = Object.entries(containerDeclarations).find(([name]) => name === loc.at(-1))?.[1];
  return rows.find(({ id }) => id === declaration?.since);
}
