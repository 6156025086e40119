/** What an evaluation took. */
export interface Cost {
  /** Wall-clock time. */
  readonly seconds: number;
  /** MiB that Nix had of memory for values; undefined where it did not come to say so. */
  readonly mebibytes: number | undefined;
}

/** What `NIX_SHOW_STATS` has Nix print at its end, which Nix 2.8 continues on the same line. */
const STATISTICS = /^\{\n(?: .*\n)+\}/m;

/** What Nix printed on standard error without its statistics, and what they say. */
export function withoutStatistics(stderr: string): { readonly stderr: string; readonly mebibytes: number | undefined } {
  const [statistics] = STATISTICS.exec(stderr) ?? [];
  if (statistics === undefined) return { stderr, mebibytes: undefined };
  const bytes = /"heapSize": (\d+)/.exec(statistics)?.[1];
  return {
    stderr: stderr.replace(statistics, () => ""),
    mebibytes: bytes === undefined ? undefined : Math.round(Number(bytes) / 1024 / 1024),
  };
}
