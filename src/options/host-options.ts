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
import { isDeclaredIn, type NamedOption } from "./option-declaration.ts";
import { bool } from "./types/bool.ts";
import { platform, platformName, platformSet } from "./types/platform.ts";
import { str } from "./types/str.ts";

/** An option of the host that the containers module reads. */
interface HostOption extends NamedOption {
  readonly loc: readonly string[];
  /** Of the options that the containers module itself declares: their default, for references to them. */
  readonly nixDefault?: { readonly value: boolean } | { readonly not: readonly string[] };
}

const declarations = {
  enableContainers: {
    ...hostOption("boot.enableContainers", bool, "true"),
    nixDefault: { not: ["boot", "isContainer"] },
  },
  isContainer: { ...hostOption("boot.isContainer", bool, "false"), nixDefault: { value: false } },
  networkmanager: hostOption("networking.networkmanager.enable", bool, "true"),
  // Before this release nothing of the module depends on it.
  stateVersion: { ...hostOption("system.stateVersion", str, '"22.05"'), since: "22.05" },
  system: hostOption("nixpkgs.system", platformName, '"x86_64-linux"'),
  localSystem: hostOption("nixpkgs.localSystem", platformSet, '{ system = "x86_64-linux"; }'),
  hostPlatform: hostOption("nixpkgs.hostPlatform", platform, '"x86_64-linux"'),
} satisfies Record<string, HostOption>;

function hostOption(path: string, type: HostOption["type"], example: string): HostOption {
  const loc = path.split(".");
  const name = loc.at(-1) ?? "";
  return { loc, name, type, example, description: `Read from \`${path}\` of the host.` };
}

/** The host's options of a release as the Nix side is asked for them. */
export function hostOptionsForNix(release: Release): readonly unknown[] {
  return Object.values<HostOption>(declarations)
    .filter((option) => isDeclaredIn(release, option))
    .map(({ loc, type, nixDefault }) => ({ loc, type: type.toNix(), ...(nixDefault && { default: nixDefault }) }));
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

/**
 * The values of the host's options. `system` is used where the configuration does not say it. Errors of the
 * configuration are in the result.
 */
export function mergeHost(
  given: readonly HostDefinitions[],
  { release, system, fileName }: Pick<Scope, "release" | "fileName"> & { readonly system: PlatformFact },
): { readonly host: HostOptions; readonly diagnostics: readonly Diagnostic[] } {
  const scope: Scope = { release, fileName, toplevelOf: () => "", diagnostics: [] };
  const value = (option: HostOption): unknown => {
    const node = given.find(({ loc }) => loc.join(".") === option.loc.join("."))?.node ?? [];
    const definitions = filterOverrides(definitionsOf(node, undefined));
    const { loc, type } = option;
    if (definitions.length === 0) return undefined;
    scope.diagnostics.push(reportHostOption(option, definitions));
    return mergeDefinitions(type, { loc, type, option, node, scope, definitions });
  };
  const isContainer = value(declarations.isContainer) === true;
  const enableContainers = value(declarations.enableContainers);
  const platform = (option: HostOption): string | undefined => {
    const found = value(option);
    return typeof found === "string" && found !== "" ? found : undefined;
  };
  // Weaker than what the evaluation of the host starts with, which the facts say.
  const start = (system.given ? undefined : platform(declarations.system)) ?? system.name;
  const stateVersion = value(declarations.stateVersion);
  const host = {
    enableContainers: typeof enableContainers === "boolean" ? enableContainers : !isContainer,
    networkmanager: value(declarations.networkmanager) === true,
    system: platform(declarations.localSystem) ?? platform(declarations.hostPlatform) ?? start,
    stateVersion: typeof stateVersion === "string" ? stateVersion : null,
  };
  return { host, diagnostics: scope.diagnostics };
}

/** The user is told of every option of the host that the result depends on. */
function reportHostOption({ loc }: HostOption, definitions: readonly Definition[]): Diagnostic {
  const span = pointSpan(definitions[0]?.at);
  return createDiagnostic("host-option-used", { option: loc.join(".") }, { loc, span, definitions: [] });
}
