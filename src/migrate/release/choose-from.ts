import type { ChosenRelease, GivenRelease, NixpkgsInUse } from "../../releases/choose-release.ts";
import { parseRelease } from "../../releases/release-name.ts";
import type { Release } from "../../releases/releases.ts";
import type { Pin } from "./pinned-release.ts";

/** What says which release a configuration is for. */
export interface FromEvidence {
  readonly given: GivenRelease | undefined;
  /** The nixpkgs in use. */
  readonly nixpkgs: NixpkgsInUse | undefined;
  readonly pins: readonly Pin[];
  /** The release that is migrated to. */
  readonly to: Release;
}

/**
 * The release that a configuration is for: given, else that which the project is pinned to, else that of the nixpkgs in
 * use. Where neither says it clearly, a sentence about that.
 */
export function chooseFrom({ given, nixpkgs, pins, to }: FromEvidence): ChosenRelease | { readonly unclear: string } {
  if (given !== undefined) return { release: given.release, reason: `given with ${given.option}` };
  const [pin, ...others] = pins;
  if (pin !== undefined) {
    const { release, file, branch } = pin;
    if (release === undefined)
      return { unclear: `${file} pins nixpkgs to ${branch}, which is no release that is known` };
    const other = others.find((found) => found.release?.name !== release.name);
    if (other !== undefined)
      return { unclear: `${file} pins nixpkgs to ${branch}, and ${other.file} to ${other.branch}` };
    return notNewYet({ release, reason: `${file} pins nixpkgs to ${branch}` }, to);
  }
  if (nixpkgs === undefined) return { unclear: "no nixpkgs is in use, and none is pinned" };
  const release = nixpkgs.version === undefined ? undefined : parseRelease(nixpkgs.version);
  if (release === undefined) {
    return { unclear: `the nixpkgs in use is ${nixpkgs.version ?? "of no release that it names"}, which is not known` };
  }
  return notNewYet({ release, reason: "that of the nixpkgs in use" }, to);
}

/** Whoever has the new nixpkgs already may not have changed the configuration. */
function notNewYet(chosen: ChosenRelease, to: Release): ChosenRelease | { readonly unclear: string } {
  if (chosen.release.name !== to.name) return chosen;
  return { unclear: `${to.name} is in use already (${chosen.reason}), which says nothing of the release before` };
}
