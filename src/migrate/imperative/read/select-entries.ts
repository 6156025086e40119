import { groupBy } from "../../../group-by.ts";
import type { Finding } from "../../common/plan.ts";
import { finding, placeIn } from "../messages.ts";
import type { ConfEntry } from "./conf-entry.ts";
import type { ImperativeEntry } from "./container-from-conf.ts";

export interface SelectedEntries {
  readonly entries: readonly ImperativeEntry[];
  readonly findings: readonly Finding[];
}

/** The containers to migrate, all or those that are named, and what is wrong with the files that were meant to be ones. */
export function selectEntries(all: readonly ConfEntry[], only: readonly string[] | undefined): SelectedEntries {
  const isWanted = (container: string): boolean => only === undefined || only.includes(container);
  const entries = all.filter((entry) => entry.kind === "imperative").filter(({ container }) => isWanted(container));
  const broken = all.filter((entry) => entry.kind === "broken").filter(({ container }) => isWanted(container));
  const found = [...entries, ...broken].map(({ container }) => container);
  const known = all.flatMap((entry) => (entry.kind === "imperative" ? [entry.container] : []));
  return {
    // The first of several has its place in the module all the same.
    entries: entries.filter(({ container }, index) => !found.slice(0, index).includes(container)),
    findings: [
      ...broken.flatMap(({ findings }) => findings),
      ...twice(entries),
      ...(only ?? [])
        .filter((name) => !found.includes(name))
        .map((name) => finding("no-such-container", { subject: name }, { known })),
    ],
  };
}

function twice(entries: readonly ImperativeEntry[]): readonly Finding[] {
  return [...groupBy(entries, ({ container }) => container)].flatMap(([name, own]) => {
    const [first] = own;
    if (first === undefined || own.length === 1) return [];
    const directories = own.map(({ directory }) => directory.path);
    return [finding("several-directories", { subject: name, place: placeIn(first.file) }, { directories })];
  });
}
