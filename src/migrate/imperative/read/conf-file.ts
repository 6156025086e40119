/** A line `KEY=VALUE` of a conf file. */
export interface Assignment {
  readonly key: string;
  /** As systemd reads it: without quotation marks. */
  readonly value: string;
  /** 1-based. */
  readonly line: number;
}

/** The conf file of a container. */
export interface ConfFile {
  /** Where it is on this machine. */
  readonly file: string;
  readonly assignments: readonly Assignment[];
}

/** The value of a key; undefined where it is not set, or set to nothing, which is the same for everybody who reads it. */
export function valueOf({ assignments }: Pick<ConfFile, "assignments">, key: string): string | undefined {
  const value = assignments.find((assignment) => assignment.key === key)?.value;
  return value === "" ? undefined : value;
}
