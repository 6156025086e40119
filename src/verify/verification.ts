import type { Position } from "../definitions/definition.ts";
import type { ConfigurationInput } from "../evaluation/configuration-input.ts";
import type { Limits } from "../evaluation/run-limited.ts";
import type { NixosSource } from "../nixos/nixos-source.ts";
import type { Release } from "../releases/releases.ts";
import type { Experiment } from "./attribution/attribute.ts";

/** What a compared part of a host is, in the order in which differences are told. */
export const verifiedKinds = [
  /** What a configuration is refused with. */
  "refusal",
  /** A failed assertion. */
  "assertions",
  "warnings",
  /** The final value of an option of a container. */
  "option",
  /** A field of `systemd.services."container@NAME"`, as the module defines it. */
  "service",
  "unit",
  /** A generated file that a unit leads to. */
  "file",
  "conf",
  "hosts",
  "dhcpcd",
  "udev",
  "modules",
  "targets",
  "packages",
  /** An option that the containers module defines and nixctr knows nothing of. */
  "other",
] as const;

export type VerifiedKind = (typeof verifiedKinds)[number];

/** What an artifact is; the three together are unique on a side. */
export interface VerifiedName {
  readonly kind: VerifiedKind;
  /** Null for what is the host's, and for the template of units. */
  readonly container: string | null;
  /** An option's path, a field's, a unit's, a file below `/etc`; of a generated file what leads to it. */
  readonly name: string;
}

/**
 * One artifact of one side. Generated files are called by their names without a hash, and are artifacts of their own:
 * all texts are the same exactly when the bytes on the host are.
 */
export interface VerifiedArtifact extends VerifiedName {
  readonly text: string;
}

/** What one side makes of a configuration. */
export type Side =
  | {
      readonly kind: "host";
      readonly artifacts: readonly VerifiedArtifact[];
      /** Messages of assertions that fail. */
      readonly assertions: readonly string[];
    }
  | {
      /** The configuration is wrong. */
      readonly kind: "refused";
      /** In the words of each side, without their traces. */
      readonly messages: readonly string[];
      /** The container in whose system an error may be, rather than in the configuration of the host. */
      readonly guest: string | null;
      /** Whether it is a question that the configuration alone cannot answer, and NixOS may. */
      readonly needsNixos: boolean;
    }
  /** The evaluator could not do its work, or was stopped. */
  | { readonly kind: "failed"; readonly message: string };

export type Refusal = Extract<Side, { readonly kind: "refused" }>;

/** An artifact that is not the same on both sides; undefined where a side does not have it. */
export interface Mismatch extends VerifiedName {
  /** What NixOS makes of it. */
  readonly expected: string | undefined;
  /** What nixctr makes of it. */
  readonly actual: string | undefined;
}

export interface ComparedArtifact extends VerifiedName {
  readonly equal: boolean;
}

/** What is left out on both sides, as the module alone does not make it or nixctr cannot know it. */
export interface NotCompared {
  /** An option that the configuration defines, such as `systemd.services."container@web"`. */
  readonly option: string;
  /** The files that define it. */
  readonly files: readonly string[];
}

/** A configuration to verify. */
export interface VerifySubject {
  /** What a report calls it. */
  readonly label: string;
  readonly source: NixosSource;
  /** What nixctr evaluates on its own; undefined where there is only the NixOS. */
  readonly input: ConfigurationInput | undefined;
}

/** How to verify. */
export interface VerifyGiven {
  /** The `nix` program; see `findNix`. */
  readonly nix: string;
  /** The release that each nixpkgs is taken for; null for the one that it says it is. */
  readonly release: Release | null;
  /** Where nixctr's definitions come from; `auto` takes those of NixOS where `standalone` cannot answer. */
  readonly evaluation: "auto" | "standalone" | "nixos";
  /** For each configuration on each side; the memory is that of one process. */
  readonly limits: Limits;
  /** The root of a private store; see `withPrivateStore`. */
  readonly store: string;
  /** Containers to compare; all of them when absent. */
  readonly only?: readonly string[] | undefined;
}

/** What came of one configuration. */
export interface Verification {
  readonly subject: VerifySubject;
  /** The release that the nixpkgs is taken for. */
  readonly release: Release;
  /** Why it could not be compared; null where it could. Then there are no mismatches. */
  readonly failure: string | null;
  readonly compared: readonly ComparedArtifact[];
  readonly mismatches: readonly Mismatch[];
  readonly notCompared: readonly NotCompared[];
  /** What NixOS refuses it with, where both sides refuse it. */
  readonly refusal: string | null;
  /** Makes nixctr's side again in another way and compares it with the same NixOS. */
  readonly experiment: Experiment;
  /** The options of a container that the configuration defines. */
  readonly setOptions: (container: string) => readonly string[];
  /** Where the configuration defines an option of a container, or the container where there is no option. */
  readonly placeOf: (container: string | null, option: string | null) => Position | null;
  readonly seconds: { readonly nixos: number; readonly nixctr: number };
}

/**
 * Verifies configurations against the NixOS that their sources name; the results come in the order of the subjects.
 * Never rejects for what a configuration or Nix does. Ended early (`return`), it stops what runs.
 */
export type VerifyAll = (subjects: readonly VerifySubject[], given: VerifyGiven) => AsyncGenerator<Verification>;
