import type { ChangeId } from "../../lowering/releases/changes.ts";
import type { Release } from "../releases/releases.ts";
import { isDeclaredIn, type NamedOption } from "./option-declaration.ts";
import { bool } from "./types/bool.ts";
import type { OptionType } from "./types/option-type.ts";
import { platform, platformName, platformSet } from "./types/platform.ts";
import { str } from "./types/str.ts";

/** An option of the host that the containers module reads. */
export interface HostOption {
  readonly loc: readonly string[];
  readonly type: OptionType<unknown>;
  readonly example: string;
  /** The change from which on something depends on it. */
  readonly since?: ChangeId;
  /** Whether NixOS has a value for it where nothing defines it: what is weaker than that does not count. */
  readonly hasDefault: boolean;
  /** Of the options that the containers module itself declares. */
  readonly declared?: DeclaredHere;
}

interface DeclaredHere {
  readonly default: (release: Release) => HostDefault;
  /** Markdown. */
  readonly description: string;
}

/** A value, or that of another option: as it is, its opposite, or whether there is something in it. */
export type HostDefault =
  | { readonly value: boolean }
  | { readonly same: readonly string[] }
  | { readonly not: readonly string[] }
  | { readonly notEmpty: readonly string[] };

/** The options of the host, by the names that `HostOptions` has for them as far as they are in it. */
export const hostDeclarations = {
  enableContainers: {
    ...hostOption("boot.enableContainers", bool, "true"),
    declared: {
      default: enabledByDefault,
      description: "Whether the host has containers at all: without it, nothing follows from `containers`.",
    },
  },
  isContainer: {
    ...hostOption("boot.isContainer", bool, "false"),
    declared: { default: containerByDefault, description: "Whether the host is a container itself." },
  },
  isNspawnContainer: {
    ...hostOption("boot.isNspawnContainer", bool, "false"),
    since: "nspawn-container-option",
    declared: {
      default: () => ({ value: false }),
      description: "Whether the host is a container that systemd-nspawn runs.",
    },
  },
  networkmanager: hostOption("networking.networkmanager.enable", bool, "true"),
  virtualisationContainers: {
    ...hostOption("virtualisation.containers.enable", bool, "true"),
    since: "shared-directory-warning",
  },
  stateVersion: { ...hostOption("system.stateVersion", str, '"22.05"'), since: "directories-by-state-version" },
  system: hostOption("nixpkgs.system", platformName, '"x86_64-linux"'),
  localSystem: {
    ...hostOption("nixpkgs.localSystem", platformSet, '{ system = "x86_64-linux"; }'),
    since: "local-system",
  },
  hostPlatform: {
    ...hostOption("nixpkgs.hostPlatform", platform, '"x86_64-linux"'),
    since: "host-platform",
    hasDefault: false,
  },
} satisfies Record<string, HostOption>;

function hostOption(path: string, type: OptionType<unknown>, example: string): HostOption {
  return { loc: path.split("."), type, example, hasDefault: true };
}

function enabledByDefault({ has }: Release): HostDefault {
  if (has("enabled-by-use")) return { notEmpty: ["containers"] };
  return has("enabled-in-containers") ? { value: true } : { not: ["boot", "isContainer"] };
}

function containerByDefault({ has }: Release): HostDefault {
  return has("nspawn-container-option") ? { same: ["boot", "isNspawnContainer"] } : { value: false };
}

/** The options of the host that a release reads. */
export function hostOptionsIn(release: Release): readonly HostOption[] {
  return Object.values<HostOption>(hostDeclarations).filter((option) => isDeclaredIn(release, option));
}

/** The options of the host that the containers module of a release declares itself, with their defaults in Nix. */
export function declaredHostOptions(release: Release): readonly (NamedOption & { readonly defaultText: string })[] {
  return hostOptionsIn(release).flatMap(({ loc, type, example, declared }) =>
    declared === undefined ? [] : [{ name: loc.join("."), type, example, ...described(declared, release) }],
  );
}

function described({ description, default: byDefault }: DeclaredHere, release: Release) {
  return { description, defaultText: showDefault(byDefault(release)) };
}

function showDefault(given: HostDefault): string {
  if ("value" in given) return String(given.value);
  if ("notEmpty" in given) return `config.${given.notEmpty.join(".")} != { }`;
  return "not" in given ? `!config.${given.not.join(".")}` : `config.${given.same.join(".")}`;
}

/** The host's options of a release as the Nix side is asked for them. */
export function hostOptionsForNix(release: Release): readonly unknown[] {
  return hostOptionsIn(release).map(({ loc, type, declared }) => ({
    loc,
    type: type.toNix(),
    ...(declared && { default: declared.default(release) }),
  }));
}
