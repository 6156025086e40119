import { readFileSync } from "node:fs";

/** What an evaluation took. */
export interface Cost {
  /** Wall-clock time. */
  readonly seconds: number;
  /** MiB that Nix had of memory for values; undefined where it did not come to say so. */
  readonly mebibytes: number | undefined;
}

/** What has Nix write its statistics to a file when it ends. */
export function statisticsEnvironment(file: string): Readonly<Record<string, string>> {
  return { NIX_SHOW_STATS: "1", NIX_SHOW_STATS_PATH: file };
}

/** The MiB that Nix had of memory for values, from the statistics that it wrote, if it did. */
export function memoryIn(file: string): number | undefined {
  let text = "";
  try {
    text = readFileSync(file, "utf8");
  } catch {
    // It was stopped before.
  }
  const bytes = /"heapSize": (\d+)/.exec(text)?.[1];
  return bytes === undefined ? undefined : Math.round(Number(bytes) / 1024 / 1024);
}
