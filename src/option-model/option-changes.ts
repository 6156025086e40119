import type { ModelledOption } from "./option-model.ts";

/** What of an option may differ between releases. */
export type ChangedPart = "type" | "merging" | "default" | "lowersTo";

/** An option that one release has and the other has not, or has otherwise. */
export type OptionChange =
  | { readonly change: "added" | "removed"; readonly name: string; readonly option: ModelledOption }
  | {
      readonly change: "changed";
      readonly name: string;
      readonly from: ModelledOption;
      readonly to: ModelledOption;
      /** At least one. */
      readonly parts: readonly ChangedPart[];
    };

const PARTS: readonly ChangedPart[] = ["type", "merging", "default", "lowersTo"];

/** What is different in the options of two releases: added, removed, changed, each in the order of declaration. */
export function optionChanges(from: readonly ModelledOption[], to: readonly ModelledOption[]): readonly OptionChange[] {
  const before = byName(from);
  const after = byName(to);
  const added = to.filter(({ name }) => !before.has(name));
  const removed = from.filter(({ name }) => !after.has(name));
  return [
    ...added.map((option) => ({ change: "added" as const, name: option.name, option })),
    ...removed.map((option) => ({ change: "removed" as const, name: option.name, option })),
    ...to.flatMap((option) => changed(before.get(option.name), option)),
  ];
}

function byName(model: readonly ModelledOption[]): ReadonlyMap<string, ModelledOption> {
  return new Map(model.map((option) => [option.name, option]));
}

function changed(from: ModelledOption | undefined, to: ModelledOption): OptionChange[] {
  if (from === undefined) return [];
  const parts = PARTS.filter((part) =>
    part === "type" ? from.accepts !== to.accepts : String(from[part]) !== String(to[part]),
  );
  return parts.length === 0 ? [] : [{ change: "changed", name: to.name, from, to, parts }];
}

/** One part of an option before and after: of what it becomes on the host, only what is different. */
export function partChange(
  part: ChangedPart,
  { from, to }: { readonly from: ModelledOption; readonly to: ModelledOption },
): { readonly gone: string; readonly come: string } {
  if (part !== "lowersTo") return { gone: from[part], come: to[part] };
  const gone = from.lowersTo.filter((effect) => !to.lowersTo.includes(effect));
  const come = to.lowersTo.filter((effect) => !from.lowersTo.includes(effect));
  return { gone: gone.join("; ") || "nothing", come: come.join("; ") || "nothing" };
}
