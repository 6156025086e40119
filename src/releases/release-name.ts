import { type Release, type ReleaseName, releases } from "./releases.ts";

/** The modelled release of that name, or undefined. Takes what `lib.version` gives too: `19.03.173691.34c7eb7545d`, `19.03pre`. */
export function parseRelease(text: string): Release | undefined {
  const name = /^\d\d\.\d\d(?=$|\.|pre)/.exec(text)?.[0];
  return releases.find((release) => release.name === name);
}

/** Negative when `a` came before `b`, 0 when they are the same, else positive. */
export function compareReleases(a: ReleaseName, b: ReleaseName): number {
  return monthOf(a) - monthOf(b);
}

function monthOf(name: ReleaseName): number {
  const [year, month] = name.split(".");
  return Number(year) * 12 + Number(month);
}
