import type { HostOptions } from "../../lowering/types.ts";
import type { Node } from "../definitions/definition.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Release } from "../releases/releases.ts";
import { filterOverrides } from "./filter-overrides.ts";
import { mergeDefinitions } from "./merge-definitions.ts";
import type { Scope } from "./merging.ts";
import { definitionsOf } from "./definitions-of.ts";
import type { NamedOption } from "./option-declaration.ts";
import { bool } from "./types/bool.ts";
import { platform } from "./types/platform.ts";
import { str } from "./types/str.ts";

/** An option of the host that the containers module reads. */
interface HostOption extends NamedOption {
  readonly loc: readonly string[];
}

const declarations = {
  enableContainers: hostOption("boot.enableContainers", bool, "true"),
  isContainer: hostOption("boot.isContainer", bool, "false"),
  networkmanager: hostOption("networking.networkmanager.enable", bool, "true"),
  stateVersion: hostOption("system.stateVersion", str, '"19.03"'),
  system: hostOption("nixpkgs.system", platform, '"x86_64-linux"'),
  localSystem: hostOption("nixpkgs.localSystem", platform, '{ system = "x86_64-linux"; }'),
  hostPlatform: hostOption("nixpkgs.hostPlatform", platform, '"x86_64-linux"'),
};

function hostOption(path: string, type: HostOption["type"], example: string): HostOption {
  const loc = path.split(".");
  const name = loc.at(-1) ?? "";
  return { loc, name, type, example, description: `Read from \`${path}\` of the host.` };
}

/** The host's options as the Nix side is asked for them. */
export function hostOptionsForNix(): readonly unknown[] {
  return Object.values(declarations).map(({ loc, type }) => ({ loc, type: type.toNix() }));
}

export interface HostDefinitions {
  readonly loc: readonly string[];
  readonly node: Node;
}

/**
 * The values of the host's options. `system` is that of the facts, where the configuration does not say it. Errors of
 * the configuration are in the result.
 */
export function mergeHost(
  given: readonly HostDefinitions[],
  { release, system }: { readonly release: Release; readonly system: string },
): { readonly host: HostOptions; readonly diagnostics: readonly Diagnostic[] } {
  const scope: Scope = { release, toplevelOf: () => "", diagnostics: [] };
  const value = (option: HostOption): unknown => {
    const node = given.find(({ loc }) => loc.join(".") === option.loc.join("."))?.node ?? [];
    const definitions = filterOverrides(definitionsOf(node, undefined));
    const { loc, type } = option;
    return definitions.length === 0 ? undefined : mergeDefinitions(type, { loc, type, option, node, scope, definitions });
  };
  const isContainer = value(declarations.isContainer) === true;
  const enableContainers = value(declarations.enableContainers);
  const platforms = [declarations.localSystem, declarations.hostPlatform, declarations.system].map(value);
  const stateVersion = value(declarations.stateVersion);
  const host = {
    enableContainers: typeof enableContainers === "boolean" ? enableContainers : !isContainer,
    networkmanager: value(declarations.networkmanager) === true,
    system: platforms.find((found) => typeof found === "string") ?? system,
    stateVersion: typeof stateVersion === "string" ? stateVersion : null,
  };
  return { host, diagnostics: scope.diagnostics };
}
