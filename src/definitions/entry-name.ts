/** The name that stands in an option's path for an element of a list, as nixpkgs has it. Both count from zero. */
export function entryName(definition: number, index: number): string {
  return `[definition ${definition + 1}-entry ${index + 1}]`;
}

const ENTRY = /^\[definition \d+-entry (\d+)\]$/;

/** The index of the element that a component of an option's path stands for; undefined where it stands for none. */
export function entryIndex(component: string | undefined): number | undefined {
  const number = ENTRY.exec(component ?? "")?.[1];
  return number === undefined ? undefined : Number(number) - 1;
}

/** Whether a component of an option's path stands for an element of a list, which has no name in the source. */
export function isEntry(component: string | undefined): boolean {
  return entryIndex(component) !== undefined;
}
