import { type ChangeId, hasChange } from "../../lowering/releases/changes.ts";
import type { HostOptions } from "../../lowering/types.ts";
import type { Definition, Node } from "../definitions/definition.ts";
import { createDiagnostic } from "../diagnostics/create-diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { pointSpan } from "../diagnostics/point-span.ts";
import type { Release } from "../releases/releases.ts";
import { filterOverrides } from "./filter-overrides.ts";
import { mergeDefinitions } from "./merge-definitions.ts";
import type { Scope } from "./merging.ts";
import { definitionsOf } from "./definitions-of.ts";
import { isDeclaredIn } from "./option-declaration.ts";
import { bool } from "./types/bool.ts";
import type { OptionType } from "./types/option-type.ts";
import { platform, platformName, platformSet } from "./types/platform.ts";
import { str } from "./types/str.ts";

/** An option of the host that the containers module reads. */
interface HostOption {
  readonly loc: readonly string[];
  readonly type: OptionType<unknown>;
  readonly example: string;
  /** The change from which on something depends on it. */
  readonly since?: ChangeId;
  /** Of the options that the containers module itself declares: their default, for references to them. */
  readonly nixDefault?: (release: Release) => NixDefault;
}

/** A value, or that of another option: as it is, its opposite, or whether there is something in it. */
type NixDefault =
  | { readonly value: boolean }
  | { readonly same: readonly string[] }
  | { readonly not: readonly string[] }
  | { readonly notEmpty: readonly string[] };

const declarations = {
  enableContainers: { ...hostOption("boot.enableContainers", bool, "true"), nixDefault: enabledByDefault },
  isContainer: { ...hostOption("boot.isContainer", bool, "false"), nixDefault: containerByDefault },
  isNspawnContainer: {
    ...hostOption("boot.isNspawnContainer", bool, "false"),
    since: "nspawn-container-option",
    nixDefault: () => ({ value: false }),
  },
  networkmanager: hostOption("networking.networkmanager.enable", bool, "true"),
  virtualisationContainers: {
    ...hostOption("virtualisation.containers.enable", bool, "true"),
    since: "shared-directory-warning",
  },
  stateVersion: { ...hostOption("system.stateVersion", str, '"22.05"'), since: "directories-by-state-version" },
  system: hostOption("nixpkgs.system", platformName, '"x86_64-linux"'),
  localSystem: hostOption("nixpkgs.localSystem", platformSet, '{ system = "x86_64-linux"; }'),
  hostPlatform: hostOption("nixpkgs.hostPlatform", platform, '"x86_64-linux"'),
} satisfies Record<string, HostOption>;

function hostOption(path: string, type: OptionType<unknown>, example: string): HostOption {
  return { loc: path.split("."), type, example };
}

function enabledByDefault({ name }: Release): NixDefault {
  if (hasChange(name, "enabled-by-use")) return { notEmpty: ["containers"] };
  return hasChange(name, "enabled-in-containers") ? { value: true } : { not: ["boot", "isContainer"] };
}

function containerByDefault({ name }: Release): NixDefault {
  return hasChange(name, "nspawn-container-option") ? { same: ["boot", "isNspawnContainer"] } : { value: false };
}

/** The host's options of a release as the Nix side is asked for them. */
export function hostOptionsForNix(release: Release): readonly unknown[] {
  return Object.values<HostOption>(declarations)
    .filter((option) => isDeclaredIn(release, option))
    .map(({ loc, type, nixDefault }) => ({
      loc,
      type: type.toNix(),
      ...(nixDefault && { default: nixDefault(release) }),
    }));
}

export interface HostDefinitions {
  readonly loc: readonly string[];
  readonly node: Node;
}

/** The platform of the facts, and whether somebody gave it or it is that of this machine. */
export interface PlatformFact {
  readonly name: string;
  readonly given: boolean;
}

interface HostContext extends Pick<Scope, "release" | "fileName"> {
  readonly system: PlatformFact;
  /** Whether the configuration has containers: newer releases switch them on by that. */
  readonly hasContainers: boolean;
}

/**
 * The values of the host's options. `system` is used where the configuration does not say it. Errors of the
 * configuration are in the result.
 */
export function mergeHost(
  given: readonly HostDefinitions[],
  { release, system, fileName, hasContainers }: HostContext,
): { readonly host: HostOptions; readonly diagnostics: readonly Diagnostic[] } {
  const scope: Scope = { release, fileName, toplevelOf: () => "", diagnostics: [] };
  const value = (option: HostOption): unknown => mergeHostOption(option, given, scope);
  const platform = (option: HostOption): string | undefined => {
    const found = value(option);
    return typeof found === "string" && found !== "" ? found : undefined;
  };
  const enabled = enabledWith(release, { hasContainers, isContainer: () => value(declarations.isContainer) === true });
  const enableContainers = value(declarations.enableContainers);
  // Weaker than what the evaluation of the host starts with, which the facts say.
  const start = (system.given ? undefined : platform(declarations.system)) ?? system.name;
  const stateVersion = value(declarations.stateVersion);
  const host = {
    enableContainers: typeof enableContainers === "boolean" ? enableContainers : enabled,
    networkmanager: value(declarations.networkmanager) === true,
    system: platform(declarations.localSystem) ?? platform(declarations.hostPlatform) ?? start,
    stateVersion: typeof stateVersion === "string" ? stateVersion : null,
    ...(isDeclaredIn(release, declarations.virtualisationContainers) && {
      virtualisationContainers: value(declarations.virtualisationContainers) === true,
    }),
  };
  return { host, diagnostics: scope.diagnostics };
}

/** The value of an option, or undefined where nothing defines it, or after an error was reported. */
function mergeHostOption({ loc, type, example }: HostOption, given: readonly HostDefinitions[], scope: Scope): unknown {
  const node = given.find((definitions) => definitions.loc.join(".") === loc.join("."))?.node ?? [];
  const definitions = filterOverrides(definitionsOf(node, undefined));
  if (definitions.length === 0) return undefined;
  scope.diagnostics.push(reportHostOption(loc, definitions));
  const option = { name: loc.at(-1) ?? "", type, example, description: "" };
  return mergeDefinitions(type, { loc, type, option, node, scope, definitions });
}

/** The default of `boot.enableContainers`. */
function enabledWith(
  { name }: Release,
  { hasContainers, isContainer }: { readonly hasContainers: boolean; readonly isContainer: () => boolean },
): boolean {
  if (hasChange(name, "enabled-by-use")) return hasContainers;
  return hasChange(name, "enabled-in-containers") || !isContainer();
}

/** The user is told of every option of the host that the result depends on. */
function reportHostOption(loc: readonly string[], definitions: readonly Definition[]): Diagnostic {
  const span = pointSpan(definitions[0]?.at);
  return createDiagnostic("host-option-used", { option: loc.join(".") }, { loc, span, definitions: [] });
}
