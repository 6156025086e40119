/** Every release that is modelled, oldest first. `26.11` is the development branch of July 2026. */
export const releaseNames = [
  "18.03",
  "18.09",
  "19.03",
  "19.09",
  "20.03",
  "20.09",
  "21.05",
  "21.11",
  "22.05",
  "22.11",
  "23.05",
  "23.11",
  "24.05",
  "24.11",
  "25.05",
  "25.11",
  "26.05",
  "26.11",
] as const;

export type ReleaseName = (typeof releaseNames)[number];

/** The one that is not released: whoever does not say otherwise does not mean it. */
export const developmentBranch: ReleaseName = "26.11";

/** Negative when `a` came before `b`, 0 when they are the same, else positive. */
export function compareReleases(a: ReleaseName, b: ReleaseName): number {
  return releaseNames.indexOf(a) - releaseNames.indexOf(b);
}
