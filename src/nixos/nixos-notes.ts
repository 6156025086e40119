import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { chooseRelease } from "../releases/choose-release.ts";
import type { Release } from "../releases/releases.ts";
import type { Cost } from "./cost.ts";
import type { WholeNixos } from "./whole-nixos.ts";

/** What is worth telling of the evaluation of a whole NixOS. */
export interface NixosNotes {
  /** What it says that it is, such as `19.03`; null where it does not. */
  readonly version: string | null;
  /** The directory of its nixpkgs. */
  readonly nixpkgs?: string;
  readonly cost: Cost | undefined;
  /** Whether the definitions of the containers could be had, be the rest as it may. */
  readonly defined: boolean;
  /** The version of Nix, and for a flake what its tree is: another one may come to something else. */
  readonly origin: string;
  /** Present for a flake: the name of its tree in the store, and what the tree says of itself. */
  readonly flake?: { readonly storeName: string; readonly tree: unknown };
  /** What made it necessary, where it was not asked for. */
  readonly because?: Diagnostic;
}

/** The release that a NixOS is taken for; undefined where that is not known yet. */
export function releaseOfNixos({ releases }: WholeNixos, notes: NixosNotes | undefined): Release | undefined {
  const [only, ...others] = releases;
  if (others.length === 0) return only;
  return notes && chooseRelease(undefined, { version: notes.version ?? undefined }).release;
}
