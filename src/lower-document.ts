import { lowerWith } from "../lowering/lower-host.ts";
import { moduleWith } from "../lowering/module-release.ts";
import type { ContainerOptions, HostOptions, LoweredHost } from "../lowering/types.ts";
import { reportNames } from "./container-names.ts";
import { createDiagnostic } from "./diagnostics/create-diagnostic.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { fileNameFrom } from "./evaluation/file-name.ts";
import type { EvaluationDocument } from "./evaluation/evaluation-schema.ts";
import { missingContainers } from "./missing-containers.ts";
import type { LowerOptions } from "./start-lowering.ts";
import { takeNixosValues } from "./nixos/take-values.ts";
import { mergeHost } from "./options/host-options.ts";
import { reportBesides, withBesides } from "./besides.ts";
import type { Node } from "./definitions/definition.ts";
import { definitionsOf } from "./options/definitions-of.ts";
import { undeclaredOptions } from "./options/undeclared-options.ts";
import { mergeContainers } from "./options/merge-containers.ts";
import { reportChecks } from "./report-checks.ts";

/** What came of the definitions of a configuration. */
export interface LoweredDocument {
  /** Undefined when a diagnostic is an error. */
  readonly host: LoweredHost | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The containers without errors, by name, the names in byte order. */
  readonly containers: ReadonlyMap<string, ContainerOptions>;
  /** Names of those whose `config` is evaluated. */
  readonly guests: ReadonlySet<string>;
  /** How many containers there are, with or without errors. */
  readonly defined: number;
  /** The names of all containers, also of those that are left out. */
  readonly declared: readonly string[];
  /** The options of the host that the containers module reads. */
  readonly hostOptions: HostOptions;
}

/** From definitions to the lowered host. */
export function lowerDocument(
  document: EvaluationDocument,
  options: Pick<LowerOptions, "input" | "release" | "facts" | "saidFacts" | "only" | "absent" | "form">,
): LoweredDocument {
  const { input, release, facts, saidFacts = {}, only, absent, form = "document" } = options;
  const unknownSystems: string[] = [];
  const toplevels = new Map<string, string>();
  const toplevelOf = (name: string): string => {
    const known = Object.hasOwn(facts.toplevels, name) ? facts.toplevels[name] : undefined;
    if (known === undefined) unknownSystems.push(name);
    const toplevel = known ?? `/nix/var/nix/profiles/per-container/${name}/system`;
    toplevels.set(name, toplevel);
    return toplevel;
  };
  const node = only === undefined ? document.containers : selected(document.containers, only);
  const fileName = fileNameFrom(input);
  const merged = mergeContainers(node, { release, toplevelOf, fileName });
  const { host: hostOptions, diagnostics } = mergeHost(document.host, {
    release,
    fileName,
    system: { name: facts.system, given: saidFacts.system !== undefined },
    hasContainers: Object.values(document.containers.attrs).some(isDefinedNode),
  });
  const undeclared = undeclaredOptions(document.undeclared, { release, fileName });
  const declared = Object.keys(document.containers.attrs);
  const missing = absent === "nothing" ? [] : missingContainers(only ?? [], declared);
  const { nixos } = document;
  const own = { containers: merged.containers, diagnostics: [] };
  const valued = nixos === undefined ? own : takeNixosValues(merged.containers, nixos, { release, node });
  const hints = nixos === undefined ? diagnostics : diagnostics.filter(isError);
  const errors = [...undeclared, ...hints, ...merged.diagnostics, ...missing];
  const guests = guestsOf(valued.containers, toplevels);
  const found = { containers: valued.containers, guests, defined: merged.defined, declared, hostOptions };
  if (errors.some(isError)) return { host: undefined, diagnostics: errors, ...found };
  const containers = Object.fromEntries(valued.containers);
  const toLower = { containers, host: hostOptions, facts, guests };
  const module = moduleWith(release.has, hostOptions.stateVersion);
  const lowered = lowerWith(module, toLower);
  const names = reportNames(lowered, document.containers, form);
  return {
    host: names.some(isError) ? undefined : withBesides(lowered, document.besides),
    diagnostics: [
      ...errors,
      ...valued.diagnostics,
      ...names,
      ...unknownSystem(unknownSystems),
      ...reportChecks(module, toLower, document.containers),
      ...reportBesides(document.besides),
    ],
    ...found,
  };
}

/** The containers whose `config` is evaluated: a `path` that weighs more leaves it alone. */
function guestsOf(
  containers: ReadonlyMap<string, ContainerOptions>,
  toplevels: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  return new Set([...toplevels].flatMap(([name, path]) => (containers.get(name)?.path === path ? [name] : [])));
}

/** Whether `mkIf` has left something of a container. */
function isDefinedNode(node: Node): boolean {
  return definitionsOf(node, undefined).length > 0;
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

type Containers = EvaluationDocument["containers"];

function selected(containers: Containers, only: readonly string[]): Containers {
  const attrs = Object.entries(containers.attrs).filter(([name]) => only.includes(name));
  return { ...containers, attrs: Object.fromEntries(attrs) };
}

/** One warning for all of them: there may be thousands. */
function unknownSystem(names: readonly string[]): Diagnostic[] {
  if (names.length === 0) return [];
  const loc = names.length === 1 ? ["containers", ...names] : ["containers"];
  return [createDiagnostic("system-not-known", { names }, { loc, span: null, definitions: [] })];
}
