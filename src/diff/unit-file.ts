/** Section → directive → values, in the order of the file. */
export type UnitFile = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** The directives of a unit file, as `switch-to-configuration` reads them: an empty value forgets those before it. */
export function parseUnitFile(text: string): UnitFile {
  const sections = new Map<string, Map<string, string[]>>();
  let directives: Map<string, string[]> | undefined;
  for (const line of text.split("\n")) {
    const section = /^\[(.*)\]$/.exec(line)?.[1];
    const [, directive, value] = /^([^=#;]+)=(.*)$/.exec(line) ?? [];
    if (section !== undefined) {
      directives = sections.get(section) ?? new Map<string, string[]>();
      sections.set(section, directives);
    } else if (directives !== undefined && directive !== undefined && value !== undefined) {
      const values = directives.get(directive) ?? [];
      directives.set(directive, value === "" ? [] : [...values, value]);
    }
  }
  return sections;
}

/** The values of a directive, none where it is not given. */
export function valuesOf(unit: UnitFile, section: string, directive: string): readonly string[] {
  return unit.get(section)?.get(directive) ?? [];
}

/** A boolean directive of which the last value counts. */
export function flagOf(unit: UnitFile, section: string, directive: string, otherwise: boolean): boolean {
  const last = valuesOf(unit, section, directive).at(-1);
  return last === undefined ? otherwise : ["1", "yes", "true", "on"].includes(last);
}
