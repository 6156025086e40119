import type { Facts, LoweredHost } from "../lowering/types.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { ConfigurationInput } from "./evaluation/configuration-input.ts";
import { evaluate, type EvaluationNotes } from "./evaluation/evaluate.ts";
import type { Limits } from "./evaluation/run-limited.ts";
import { hostOptionsForNix } from "./options/host-options.ts";
import { optionsForNix } from "./options/options-for-nix.ts";
import type { Release } from "./releases/releases.ts";

/** What a configuration is lowered with. */
export interface LowerOptions {
  readonly input: ConfigurationInput;
  readonly release: Release;
  readonly facts: Facts;
  /** Whether `facts.system` was given, rather than being the platform of this machine: then `nixpkgs.system` is weaker. */
  readonly systemGiven?: boolean;
  /** The `nix` program; see `findNix`. */
  readonly nix: string;
  /** A nixpkgs whose `lib` and `pkgs` the configuration gets, in place of nixctr's own. */
  readonly nixpkgs?: string | undefined;
  readonly limits: Limits;
  /** Containers to lower; all of them when absent. */
  readonly only?: readonly string[] | undefined;
}

/** What came of it. `diagnostics` holds everything found, hints included. */
export type LowerResult = {
  readonly diagnostics: readonly Diagnostic[];
  readonly notes: EvaluationNotes;
} & (
  | { readonly kind: "lowered"; readonly host: LoweredHost }
  /** The configuration is wrong. */
  | { readonly kind: "refused" }
  /** Nix could not evaluate it, for a reason that is not the configuration's. */
  | { readonly kind: "failed" }
);

/**
 * The whole line: input → definitions → options → containers → lowered host. Errors of the configuration and of the
 * evaluator are in the result; throws for bugs only.
 */
export async function lowerConfiguration(options: LowerOptions): Promise<LowerResult> {
  const { release, facts } = options;
  const evaluating = evaluate({
    ...options,
    nixpkgs: options.nixpkgs,
    options: optionsForNix(release),
    hostOptions: hostOptionsForNix(release),
    toplevels: facts.toplevels,
    system: facts.system,
  });
  const { lowerDocument } = await import("./lower-document.ts");
  const evaluation = await evaluating;
  const { notes } = evaluation;
  switch (evaluation.kind) {
    case "failed":
      return { kind: "failed", diagnostics: [...notes.diagnostics, evaluation.diagnostic], notes };
    case "refused":
      return { kind: "refused", diagnostics: [...notes.diagnostics, ...evaluation.diagnostics], notes };
    case "evaluated": {
      const { host, diagnostics } = lowerDocument(evaluation.document, options);
      const all = [...notes.diagnostics, ...diagnostics];
      return host === undefined
        ? { kind: "refused", diagnostics: all, notes }
        : { kind: "lowered", host, diagnostics: all, notes };
    }
  }
}
