import type { Definition } from "../definitions/definition.ts";
import { fileOf } from "../definitions/file-of.ts";
import { closestName } from "../diagnostics/closest-name.ts";
import { createDiagnostic } from "../diagnostics/create-diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { pointSpan } from "../diagnostics/point-span.ts";
import type { Scope } from "./merging.ts";
import { showOption } from "./show-option.ts";

export interface UndeclaredOption {
  readonly loc: readonly string[];
  readonly definitions: readonly Definition[];
}

/** Names at the top of a configuration that are surely meant to be something else; `mkOrder` leaves a `_type`. */
const NEVER_AT_THE_TOP = ["_type", "config", "options"];

/**
 * Definitions of options that do not exist, as `checkUnmatched` of nixpkgs' `lib/modules.nix` reports them. At the top
 * of a configuration only names that look like a mistake count: a tool that deploys it may bring modules of its own.
 */
export function undeclaredOptions(
  undeclared: readonly UndeclaredOption[],
  { release, fileName }: Pick<Scope, "release" | "fileName">,
): readonly Diagnostic[] {
  return undeclared.flatMap(({ loc, definitions }) => {
    const [name = ""] = loc;
    const meant = loc.length === 1 ? closestName(name, ["containers"]) : undefined;
    if (loc.length === 1 && meant === undefined && !NEVER_AT_THE_TOP.includes(name)) return [];
    const [first] = definitions;
    const file = first === undefined ? "" : fileName(fileOf(first));
    const option = showOption(loc, release.has);
    const given = { option, has: release.has, file, meant, known: [] };
    return [createDiagnostic("unknown-option", given, { loc, span: pointSpan(first?.at), definitions: [] })];
  });
}
