import { createDiagnostic, type DiagnosticPlace } from "../diagnostics/create-diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { NixError } from "../evaluation/nix-log.ts";
import type { Release } from "../releases/releases.ts";
import { describeNixosWords } from "./describe-nixos-words.ts";

/** What an error of NixOS is described with. */
interface ErrorContext {
  /** What Nix's own trace says about it. */
  readonly place: DiagnosticPlace;
  readonly has: Release["has"];
  /** Names files for messages. */
  readonly fileName: (file: string) => string;
}

/** Arguments that every module of NixOS gets. */
const USUAL_ARGUMENTS = ["config", "lib", "modulesPath", "options", "pkgs"];

/** The diagnostic for an error that NixOS alone explains; undefined for those that are the same without it. */
export function describeNixosError(
  error: NixError,
  text: string,
  { place, has, fileName }: ErrorContext,
): Diagnostic | undefined {
  const argument = argumentOf(error);
  if (argument !== undefined && text === `attribute '${argument.name}' missing`) {
    return createDiagnostic("module-argument-missing", argument, place);
  }
  if (argument !== undefined && /^(?:infinite recursion encountered|stack overflow)/.test(text)) {
    return createDiagnostic("module-argument-unknown", { text, ...argument }, place);
  }
  const [, module, name] = /^Module `(.+?)' has an unsupported attribute `(.+?)'/.exec(text) ?? [];
  if (module !== undefined && name !== undefined) {
    const definitions = [{ file: module, at: [module, 0, 0], priority: 100 }] as const;
    const own = { loc: [name], span: null, definitions, focus: { on: "name" } } as const;
    return {
      ...createDiagnostic("module-unsupported-attribute", { module, name, names: [name], has }, own),
      message: text,
    };
  }
  return describeNixosWords(text, { has, fileName });
}

/** The module argument that the error is about, and who asks for it. */
function argumentOf({ frames }: NixError): { readonly name: string; readonly module: string } | undefined {
  const [found] = frames.flatMap(({ text }) => {
    const [, name = "", module = ""] = /^while evaluating the module argument `(.*)' in "(.*)":$/s.exec(text) ?? [];
    return name === "" ? [] : [{ name, module }];
  });
  return found !== undefined && USUAL_ARGUMENTS.includes(found.name) ? undefined : found;
}
