import type { HostOptions } from "../../lowering/types.ts";
import type { Definition, Node } from "../definitions/definition.ts";
import { createDiagnostic } from "../diagnostics/create-diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { pointSpan } from "../diagnostics/point-span.ts";
import { definitionsOf } from "./definitions-of.ts";
import { filterOverrides, highestPriority } from "./filter-overrides.ts";
import { type HostDefault, hostDeclarations, type HostOption, hostOptionsIn } from "./host-declarations.ts";
import { mergeDefinitions } from "./merge-definitions.ts";
import type { Scope } from "./merging.ts";
import { isDeclaredIn } from "./option-declaration.ts";

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
  const enableContainers = isOn(hostDeclarations.enableContainers, { release, hasContainers, value });
  // Weaker than what the evaluation of the host starts with, which the facts say.
  const start = (system.given ? undefined : platform(hostDeclarations.system)) ?? system.name;
  const stateVersion = value(hostDeclarations.stateVersion);
  const host = {
    enableContainers,
    networkmanager: value(hostDeclarations.networkmanager) === true,
    system: platform(hostDeclarations.localSystem) ?? platform(hostDeclarations.hostPlatform) ?? start,
    stateVersion: typeof stateVersion === "string" ? stateVersion : null,
    ...(isDeclaredIn(release, hostDeclarations.virtualisationContainers) && {
      virtualisationContainers: value(hostDeclarations.virtualisationContainers) === true,
    }),
  };
  return { host, diagnostics: scope.diagnostics };
}

/** The value of an option, or undefined where nothing defines it, or after an error was reported. */
function mergeHostOption(option: HostOption, given: readonly HostDefinitions[], scope: Scope): unknown {
  if (!isDeclaredIn(scope.release, option)) return undefined;
  const { loc, type, example } = option;
  const node = given.find((definitions) => definitions.loc.join(".") === loc.join("."))?.node ?? [];
  const all = definitionsOf(node, undefined);
  if (option.hasDefault && highestPriority(all) > scope.release.rules.optionDefaultPriority) return undefined;
  const definitions = filterOverrides(all);
  if (definitions.length === 0) return undefined;
  scope.diagnostics.push(reportHostOption(loc, definitions));
  const named = { name: loc.at(-1) ?? "", type, example, description: "" };
  return mergeDefinitions(type, { loc, type, option: named, node, scope, definitions });
}

interface Values extends Pick<HostContext, "release" | "hasContainers"> {
  /** Undefined where nothing defines the option. */
  readonly value: (option: HostOption) => unknown;
}

/** The value of a boolean, or its default; other options are read only where that needs them. */
function isOn(option: HostOption, values: Values): boolean {
  const found = values.value(option);
  if (typeof found === "boolean") return found;
  const byDefault = option.declared?.default(values.release);
  return byDefault !== undefined && resolve(byDefault, values);
}

function resolve(byDefault: HostDefault, values: Values): boolean {
  if ("value" in byDefault) return byDefault.value;
  // `containers` is the one option of which a default asks whether it is empty.
  if ("notEmpty" in byDefault) return values.hasContainers;
  const loc = "not" in byDefault ? byDefault.not : byDefault.same;
  const other = hostOptionsIn(values.release).find((option) => option.loc.join(".") === loc.join("."));
  const otherIsOn = other !== undefined && isOn(other, values);
  return "not" in byDefault ? !otherIsOn : otherIsOn;
}

/** The user is told of every option of the host that the result depends on. */
function reportHostOption(loc: readonly string[], definitions: readonly Definition[]): Diagnostic {
  const span = pointSpan(definitions[0]?.at);
  return createDiagnostic("host-option-used", { option: loc.join(".") }, { loc, span, definitions: [] });
}
