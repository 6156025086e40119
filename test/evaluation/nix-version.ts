import { execFileSync } from "node:child_process";

import { nixProgram } from "./evaluate-configuration.ts";

/** What differs since a version of Nix, such as `2.26`. Later ones build on earlier ones. */
export interface Since<T> {
  readonly since?: Readonly<Record<string, Partial<T>>>;
}

const [, major, minor] = /(\d+)\.(\d+)/.exec(execFileSync(nixProgram(), ["--version"], { encoding: "utf8" })) ?? [];

/** Whether the Nix in use is at least of a version. */
export function nixIsSince(version: string): boolean {
  const [wantedMajor = 0, wantedMinor = 0] = version.split(".").map(Number);
  return Number(major) > wantedMajor || (Number(major) === wantedMajor && Number(minor) >= wantedMinor);
}

/** An expectation as it is for the Nix in use. */
export function forThisNix<T extends object>({ since = {}, ...expected }: T & Since<T>): Omit<T, "since"> {
  const changes = Object.entries(since).flatMap(([version, change]) => (nixIsSince(version) ? [change] : []));
  return Object.assign({}, expected, ...changes) as Omit<T, "since">;
}

/** A place in standard input, which newer versions of Nix do not know for definitions. */
export function inStandardInput(line: number, column: number): string {
  return nixIsSince("2.26") ? "«stdin»" : `«stdin»:${line}:${column}`;
}
