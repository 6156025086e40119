import type { HelpTopic } from "./commands.ts";

/** Options of every command that evaluates a configuration. */
export interface EvaluationFlags {
  readonly release?: string;
  readonly nixpkgs?: string;
  /** Whether the configuration is evaluated alone, as a part of a whole NixOS, or as is needed. */
  readonly eval: "standalone" | "nixos" | "auto";
  readonly facts?: string;
  readonly system?: readonly string[];
  /** Whether the systems of containers are evaluated where a whole NixOS is. */
  readonly systems: boolean;
  readonly only?: readonly string[];
  /** Seconds. */
  readonly timeout: number;
  /** MiB. */
  readonly maxMemory: number;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: boolean;
}

/** The options of `nixctr lower`. */
export interface LowerFlags extends EvaluationFlags {
  readonly format: "cat" | "json";
  readonly out?: string;
}

/** The options of `nixctr check`. */
export interface CheckFlags extends EvaluationFlags {
  readonly format: CheckFormat;
  /** Whether warnings fail the check. */
  readonly denyWarnings: boolean;
  /** Whether safe fixes are made, or only shown. */
  readonly fix: "no" | "show" | "write";
}

/** The releases that a comparison is between; those that are not given follow from the nixpkgs in use. */
export interface ReleaseRange {
  readonly from?: string;
  readonly to?: string;
}

/** The options of `nixctr diff`. */
export interface DiffFlags extends EvaluationFlags, ReleaseRange {
  readonly format: "unified" | "json";
}

/** The options of `nixctr verify`. */
export interface VerifyFlags extends Omit<EvaluationFlags, "nixpkgs" | "facts" | "system"> {
  /** Those to compare with; that of `NIX_PATH` when there are none. */
  readonly nixpkgs: readonly string[];
  /** Whether the machines of the tests that NixOS has are verified, rather than INPUTs. */
  readonly nixosTests: boolean;
  /** Random configurations in place of INPUTs. */
  readonly random?: RandomFlags;
  readonly format: "pretty" | "json" | "github";
}

/** Which random configurations are verified. */
export interface RandomFlags {
  readonly count: number;
  readonly seed: number;
  /** The directory that small configurations are saved in which the two sides do not agree on. */
  readonly save: string;
}

/** The options of `nixctr options`. */
export interface OptionsFlags extends ReleaseRange {
  readonly release?: string;
  readonly nixpkgs?: string;
  readonly format: "table" | "json" | "markdown";
  readonly quiet: boolean;
  readonly color: boolean;
}

/** The options that every migration has. */
export interface MigrateFlags extends EvaluationFlags {
  readonly format: "text" | "json";
  /** Whether files are changed, or what would change is only shown. */
  readonly write: boolean;
  /** The HTML file to write a report to. */
  readonly report?: string;
}

/** The options of `nixctr migrate release`; `from` and `to` in the place of `release`. */
export interface MigrateReleaseFlags extends MigrateFlags, ReleaseRange {
  /** New names for containers, each as `OLD=NEW`. */
  readonly rename: readonly string[];
}

/** The options of `nixctr migrate imperative`. */
export interface MigrateImperativeFlags extends MigrateFlags {
  /** Whether the configuration of a container is copied into the module, imported, or its system stays as it is. */
  readonly guest: "inline" | "import" | "profile";
  /** New names for containers, each as `OLD=NEW`. */
  readonly rename: readonly string[];
  /** The file to write the module to. */
  readonly out?: string;
}

/** The options of `nixctr migrate native`. */
export interface MigrateNativeFlags extends MigrateFlags {
  /** The directory to write the files to. */
  readonly out: string;
  /** Options that may be lost. */
  readonly accept: readonly string[];
}

/** A migration that a command line asks for. */
export type MigrateRequest = { readonly kind: "migrate" } & (
  | { readonly migration: "release"; readonly input: string | undefined; readonly flags: MigrateReleaseFlags }
  | { readonly migration: "imperative"; readonly directory: string | undefined; readonly flags: MigrateImperativeFlags }
  | { readonly migration: "native"; readonly input: string | undefined; readonly flags: MigrateNativeFlags }
);

export type CheckFormat = "pretty" | "json" | "sarif" | "github";

/** What a command line asks for. */
export type Request =
  | { readonly kind: "help"; readonly command: HelpTopic | null }
  | { readonly kind: "version" }
  | { readonly kind: "lower"; readonly input: string | undefined; readonly flags: LowerFlags }
  /** Without an input it is the configuration that is found. */
  | { readonly kind: "check"; readonly inputs: readonly (string | undefined)[]; readonly flags: CheckFlags }
  /** One input for two releases, or two inputs. */
  | { readonly kind: "diff"; readonly inputs: readonly (string | undefined)[]; readonly flags: DiffFlags }
  /** Without an input it is the configuration that is found. */
  | { readonly kind: "verify"; readonly inputs: readonly (string | undefined)[]; readonly flags: VerifyFlags }
  /** Without an option it is all of them. */
  | { readonly kind: "options"; readonly option: string | undefined; readonly show: OptionsFlags }
  | MigrateRequest
  | { readonly kind: "explain"; readonly code: string | undefined; readonly color: boolean };
