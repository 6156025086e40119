import type { LoweringInput } from "../../lowering/lower-host.ts";
import type { ConfigurationInput } from "../evaluation/configuration-input.ts";
import type { Limits } from "../evaluation/run-limited.ts";
import type { NixosSource } from "../nixos/nixos-source.ts";
import type { Release, ReleaseName } from "../releases/releases.ts";

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
  | { readonly kind: "host"; readonly artifacts: readonly VerifiedArtifact[] }
  /** The configuration is wrong: messages as each side words them, without their traces. */
  | { readonly kind: "refused"; readonly messages: readonly string[] }
  /** The evaluator could not do its work, or was stopped. */
  | { readonly kind: "failed"; readonly message: string };

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

/** What the configuration adds itself to something of the containers module: it is left out on both sides. */
export interface NotCompared {
  /** Such as `systemd.services."container@web".after`. */
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
  readonly release: Release;
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
  readonly release: ReleaseName;
  /** Why it could not be compared; null where it could. Then there are no mismatches. */
  readonly failure: string | null;
  readonly compared: readonly ComparedArtifact[];
  readonly mismatches: readonly Mismatch[];
  readonly notCompared: readonly NotCompared[];
  /** What NixOS refuses it with, where both sides refuse it. */
  readonly refusal: string | null;
  /** What nixctr lowered; null where it did not come to that. */
  readonly lowering: LoweringInput | null;
  readonly seconds: { readonly nixos: number; readonly nixctr: number };
}

/**
 * Verifies configurations against the NixOS that their sources name; the results come in the order of the subjects.
 * Never rejects for what a configuration or Nix does. Ended early (`return`), it stops what runs.
 */
export type VerifyAll = (subjects: readonly VerifySubject[], given: VerifyGiven) => AsyncGenerator<Verification>;

/** Says of a mismatch which option or change of a release it stems from; undefined where that is not certain. */
export type Attribute = (mismatch: Mismatch, verification: Verification) => string | undefined;
