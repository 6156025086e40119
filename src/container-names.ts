import type { LoweredHost } from "../lowering/types.ts";
import type { AttrsNode } from "./definitions/definition.ts";
import { createDiagnostic } from "./diagnostics/create-diagnostic.ts";
import type { Diagnostic, Severity } from "./diagnostics/diagnostic.ts";
import { pointSpan } from "./diagnostics/point-span.ts";
import { submoduleNode } from "./options/submodule-node.ts";
import { isFileName, isUnitName } from "./output/container-name.ts";

/** What the lowered host becomes: the JSON document, the listing of its files, or the files themselves. */
export type OutputForm = "document" | "listing" | "tree";

/**
 * Reports every container whose name the form of the output cannot have. Such names are option values like others: the
 * containers module takes them, and only what is made of its result does not.
 */
export function reportNames(host: LoweredHost, containers: AttrsNode, form: OutputForm): readonly Diagnostic[] {
  return Object.keys(host.containers).flatMap((name) => {
    if (isFileName(name) && isUnitName(name)) return [];
    if (!Object.hasOwn(host.units, `container@${name}.service`)) return [];
    const lacks = isFileName(name) ? "unit" : "file";
    const severity: Severity = form === "tree" || (form === "listing" && lacks === "file") ? "error" : "warning";
    const [first] = submoduleNode(containers.attrs[name] ?? null).definitions;
    const place = { loc: ["containers", name], span: pointSpan(first?.at), definitions: [] };
    return [{ ...createDiagnostic("unsafe-container-name", { name, lacks }, place), severity }];
  });
}
