import { lowerHost } from "../lowering/lower-host.ts";
import type { LoweredHost } from "../lowering/types.ts";
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

/** From definitions to the lowered host; `host` is undefined when a diagnostic is an error. */
export function lowerDocument(
  document: EvaluationDocument,
  options: Pick<LowerOptions, "input" | "release" | "facts" | "systemGiven" | "only" | "form">,
): { readonly host: LoweredHost | undefined; readonly diagnostics: readonly Diagnostic[] } {
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
  const { host, diagnostics } = mergeHost(document.host, {
    release,
    fileName,
    system: { name: facts.system, given: systemGiven },
  });
  const undeclared = undeclaredOptions(document.undeclared, fileName);
  const errors = [...undeclared, ...diagnostics, ...merged.diagnostics, ...missingContainers(document, only)];
  if (errors.some(isError)) return { host: undefined, diagnostics: errors };
  const containers = Object.fromEntries(merged.containers);
  const lowered = lowerHost({ release: release.name, containers, host, facts });
  const names = reportNames(lowered, document.containers, form);
  return {
    host: names.some(isError) ? undefined : withBesides(lowered, document.besides),
    diagnostics: [...errors, ...names, ...unknownSystem(unknownSystems), ...reportBesides(document.besides)],
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
