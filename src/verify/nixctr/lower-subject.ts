import type { Facts, LoweredHost } from "../../../lowering/types.ts";
import type { AttrsNode } from "../../definitions/definition.ts";
import type { ConfigurationInput } from "../../evaluation/configuration-input.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Besides, EvaluationDocument, Finding } from "../../evaluation/evaluation-schema.ts";
import { lowerDocument } from "../../lower-document.ts";
import { needsNixos } from "../../nixos/needs-nixos.ts";
import type { NixosSource } from "../../nixos/nixos-source.ts";
import { submoduleNode } from "../../options/submodule-node.ts";
import type { Release } from "../../releases/releases.ts";
import type { LowerOptions } from "../../start-lowering.ts";
import type { UnsetOption, Variant } from "../attribution/attribute.ts";
import { nixpkgsOf } from "../nixos/batch-command.ts";
import type { Sayings } from "../nixos/nixos-record.ts";
import type { VerifyGiven, VerifySubject } from "../verification.ts";
import type { SubjectEvaluation, SubjectEvaluator } from "./evaluate-subject.ts";

/** What nixctr lowers a configuration with. */
export interface LoweringOrder extends Variant {
  readonly subject: VerifySubject;
  readonly given: VerifyGiven;
  readonly facts: Facts;
  readonly evaluate: SubjectEvaluator;
  /** Where the modules of NixOS are; undefined where that is not known. */
  readonly nixpkgs: string | undefined;
}

/** What nixctr makes of a configuration. */
export type LoweredSubject =
  | {
      readonly kind: "lowered";
      readonly from: SubjectEvaluation["from"];
      readonly release: Release;
      /** What the containers module puts on the host, and says. */
      readonly host: LoweredHost;
      /** What the configuration says itself. */
      readonly configuration: OwnSayings;
      /** The definitions that it was lowered from. */
      readonly containers: AttrsNode;
    }
  | { readonly kind: "refused"; readonly messages: readonly string[]; readonly needsNixos: boolean }
  | { readonly kind: "failed"; readonly message: string };

/** Where some of it can only be evaluated by NixOS, nothing of it is known but the files, and those not always. */
export type OwnSayings = Sayings | { readonly unknownIn: readonly string[] };

/** Evaluates and lowers a configuration. Never rejects for what a configuration or Nix does. */
export async function lowerSubject(order: LoweringOrder): Promise<LoweredSubject> {
  const options = lowerOptions(order);
  const { evaluation, from } = await order.evaluate(options);
  switch (evaluation.kind) {
    case "failed":
      return { kind: "failed", message: evaluation.diagnostic.message };
    case "refused":
      return refused(evaluation.diagnostics, from);
    case "evaluated":
      return lowered(withUnset(evaluation.document, order.unset), from, options, order.nixpkgs);
  }
}

/** What is compared of the containers is not what is lowered: NixOS evaluates all of them too. */
function lowerOptions({ subject: { source, input }, given, facts, release, only }: LoweringOrder): LowerOptions {
  return {
    input: input ?? inputOf(source),
    release,
    facts,
    nix: given.nix,
    nixpkgs: nixpkgsOf(source),
    limits: given.limits,
    only,
    absent: "nothing",
  };
}

/** What messages name files by. */
function inputOf(source: NixosSource): ConfigurationInput {
  switch (source.kind) {
    case "configuration":
      return source.input;
    case "flake":
      return source;
    case "test":
      return { kind: "file", path: source.file };
  }
}

function lowered(
  document: EvaluationDocument,
  from: SubjectEvaluation["from"],
  options: LowerOptions,
  nixpkgs: string | undefined,
): LoweredSubject {
  const { host, diagnostics } = lowerDocument({ ...document, besides: null }, options);
  if (host === undefined) return refused(diagnostics, from);
  return {
    kind: "lowered",
    from,
    release: options.release,
    host,
    configuration: ownSayings(document.besides, nixpkgs),
    containers: document.containers,
  };
}

function refused(
  diagnostics: readonly Diagnostic[],
  from: SubjectEvaluation["from"],
): Extract<LoweredSubject, { kind: "refused" }> {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const isUnanswered = from === "configuration" && errors.some(needsNixos);
  return { kind: "refused", messages: errors.map(({ message }) => message), needsNixos: isUnanswered };
}

/** The document in which a container leaves an option at its default. */
function withUnset(document: EvaluationDocument, unset: UnsetOption | undefined): EvaluationDocument {
  if (unset === undefined) return document;
  const { containers } = document;
  const attrs = Object.entries(containers.attrs).map(([name, node]): [string, AttrsNode["attrs"][string]] => {
    if (name !== unset.container) return [name, node];
    const submodule = submoduleNode(node);
    const options = Object.entries(submodule.options).filter(([option]) => option !== unset.option);
    return [name, { ...submodule, options: Object.fromEntries(options) }];
  });
  return { ...document, containers: { ...containers, attrs: Object.fromEntries(attrs) } };
}

/** What the modules of NixOS itself say is not the configuration's, be they imported by it. */
function ownSayings(besides: Besides | null, nixpkgs: string | undefined): OwnSayings {
  if (besides === null) return { unknownIn: [] };
  const isOwn = ({ at: [file] }: Finding): boolean =>
    ![`${nixpkgs}/nixos/modules/`, `${nixpkgs}/nixos/lib/`].some((directory) => file.startsWith(directory));
  const [assertions, warnings] = [besides.assertions.filter(isOwn), besides.warnings.filter(isOwn)];
  const unknown = [...assertions, ...warnings].filter(({ text }) => text === undefined);
  if (unknown.length > 0) return { unknownIn: [...new Set(unknown.map(({ at: [file] }) => file))] };
  return {
    assertions: assertions.flatMap(({ text }) => text ?? []),
    warnings: warnings.flatMap(({ text }) => text ?? []),
  };
}
