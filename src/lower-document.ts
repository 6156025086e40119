import { lowerHost } from "../lowering/lower-host.ts";
import type { ContainerOptions, HostOptions, LoweredHost } from "../lowering/types.ts";
import { reportNames } from "./container-names.ts";
import { createDiagnostic } from "./diagnostics/create-diagnostic.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { fileNameFrom } from "./evaluation/file-name.ts";
import type { EvaluationDocument } from "./evaluation/evaluation-schema.ts";
import type { LowerOptions } from "./start-lowering.ts";
import { mergeHost } from "./options/host-options.ts";
import { reportBesides, withBesides } from "./besides.ts";
import { undeclaredOptions } from "./options/undeclared-options.ts";
import { mergeContainers } from "./options/merge-containers.ts";

/** What came of the definitions of a configuration. */
export interface LoweredDocument {
  /** Undefined when a diagnostic is an error. */
  readonly host: LoweredHost | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The containers without errors, by name, the names in byte order. */
  readonly containers: ReadonlyMap<string, ContainerOptions>;
  /** How many containers there are, with or without errors. */
  readonly defined: number;
  /** The options of the host that the containers module reads. */
  readonly hostOptions: HostOptions;
}

/** From definitions to the lowered host. */
export function lowerDocument(
  document: EvaluationDocument,
  options: Pick<LowerOptions, "input" | "release" | "facts" | "systemGiven" | "only" | "form">,
): LoweredDocument {
  const { input, release, facts, systemGiven = false, only, form = "document" } = options;
  const unknownSystems: string[] = [];
  const toplevelOf = (name: string): string => {
    if (Object.hasOwn(facts.toplevels, name)) return facts.toplevels[name] ?? "";
    unknownSystems.push(name);
    return `/nix/var/nix/profiles/per-container/${name}/system`;
  };
  const node = only === undefined ? document.containers : selected(document.containers, only);
  const fileName = fileNameFrom(input);
  const merged = mergeContainers(node, { release, toplevelOf, fileName });
  const { host: hostOptions, diagnostics } = mergeHost(document.host, {
    release,
    fileName,
    system: { name: facts.system, given: systemGiven },
  });
  const undeclared = undeclaredOptions(document.undeclared, fileName);
  const errors = [...undeclared, ...diagnostics, ...merged.diagnostics, ...missingContainers(document, only)];
  const found = { containers: merged.containers, defined: merged.defined, hostOptions };
  if (errors.some(isError)) return { host: undefined, diagnostics: errors, ...found };
  const containers = Object.fromEntries(merged.containers);
  const lowered = lowerHost({ release: release.name, containers, host: hostOptions, facts });
  const names = reportNames(lowered, document.containers, form);
  return {
    host: names.some(isError) ? undefined : withBesides(lowered, document.besides),
    diagnostics: [...errors, ...names, ...unknownSystem(unknownSystems), ...reportBesides(document.besides)],
    ...found,
  };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

type Containers = EvaluationDocument["containers"];

function selected(containers: Containers, only: readonly string[]): Containers {
  const attrs = Object.entries(containers.attrs).filter(([name]) => only.includes(name));
  return { ...containers, attrs: Object.fromEntries(attrs) };
}

function missingContainers({ containers }: EvaluationDocument, only: readonly string[] = []): Diagnostic[] {
  return only
    .filter((name) => !Object.hasOwn(containers.attrs, name))
    .map((name) =>
      createDiagnostic(
        "no-such-container",
        { name, known: Object.keys(containers.attrs) },
        { loc: ["containers", name], span: null, definitions: [] },
      ),
    );
}

/** One warning for all of them: there may be thousands. */
function unknownSystem(names: readonly string[]): Diagnostic[] {
  if (names.length === 0) return [];
  const loc = names.length === 1 ? ["containers", ...names] : ["containers"];
  return [createDiagnostic("system-not-known", { names }, { loc, span: null, definitions: [] })];
}
