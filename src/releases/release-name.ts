import { type Release, releases } from "./releases.ts";

/** The modelled release of that name, or undefined. Takes what `lib.version` gives too: `19.03.173691.34c7eb7545d`, `19.03pre`. */
export function parseRelease(text: string): Release | undefined {
  const name = /^\d\d\.\d\d(?=$|\.|pre)/.exec(text)?.[0];
  return releases.find((release) => release.name === name);
}
