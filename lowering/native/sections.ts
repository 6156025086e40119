import type { Loss, OptionPath } from "./native-container.ts";

/** A section of a file such as systemd reads them. The same one may be in a file several times. */
export interface Section {
  readonly name: string;
  readonly settings: readonly Setting[];
}

export interface Setting {
  readonly key: string;
  readonly value: string;
  /** The option, below `containers.NAME`, whose value this is; absent for what follows from the container being one. */
  readonly option?: OptionPath;
}

/** A setting that is the value of an option, or follows from it. */
export function setting(key: string, value: string, option?: OptionPath): Setting {
  return option === undefined ? { key, value } : { key, value, option };
}

/** A file of these sections; those without settings are left out. */
export function renderSections(sections: readonly Section[]): string {
  return sections
    .filter(({ settings }) => settings.length > 0)
    .map(({ name, settings }) => `[${name}]\n${settings.map(({ key, value }) => `${key}=${value}\n`).join("")}`)
    .join("\n");
}

/** Takes out the settings whose values systemd would not read as they are. */
export function splitWritable(sections: readonly Section[]): {
  readonly sections: readonly Section[];
  readonly losses: readonly Loss[];
} {
  const losses = sections
    .flatMap(({ settings }) => settings)
    .flatMap(({ option, value }): readonly Loss[] =>
      option === undefined || isWritable(value) ? [] : [{ option, value, reason: "unwritable" }],
    );
  const isKept = ({ option, value }: Setting): boolean => option === undefined || isWritable(value);
  return { sections: sections.map(({ name, settings }) => ({ name, settings: settings.filter(isKept) })), losses };
}

/** Whether a value is read again as it is written: no empty one, which resets a setting, and no break of the line. */
function isWritable(value: string): boolean {
  // oxlint-disable-next-line no-control-regex
  if (value === "" || value !== value.trim() || /[\u0000-\u001f\u007f]/.test(value)) return false;
  const [backslashes = ""] = /\\*$/.exec(value) ?? [];
  return backslashes.length % 2 === 0;
}
