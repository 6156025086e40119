/** nixctr as a library: the steps of `nixctr lower` and of `nixctr check`, typed. */
export type {
  AllowedDevice,
  BindMount,
  ContainerOptions,
  Facts,
  ForwardPort,
  GeneratedFile,
  HostOptions,
  LoweredHost,
  NetworkOptions,
  Service,
} from "../lowering/types.ts";
export { lowerHost, type LoweringInput } from "../lowering/lower-host.ts";
export type {
  AttrsNode,
  Definition,
  LeafNode,
  Node,
  Position,
  SubmoduleNode,
  Value,
} from "./definitions/definition.ts";
export { checkConfiguration, type CheckResult } from "./check-configuration.ts";
export type { CompetingDefinition, Diagnostic, Fix, Severity, Span, TextEdit } from "./diagnostics/diagnostic.ts";
export { placeDiagnostics } from "./diagnostics/place-diagnostics.ts";
export { renderPretty, type PrettyOptions } from "./diagnostics/render-pretty.ts";
export { type ConfigurationInput, InputError, resolveInput } from "./evaluation/configuration-input.ts";
export { evaluate, type EvaluateOptions, type Evaluation } from "./evaluation/evaluate.ts";
export { readSource } from "./evaluation/read-source.ts";
export { findNix } from "./evaluation/find-nix.ts";
export { findNixpkgs } from "./evaluation/find-nixpkgs.ts";
export type { Limits } from "./evaluation/run-limited.ts";
export { defaultFacts } from "./facts/default-facts.ts";
export { FactsError, parseFacts } from "./facts/parse-facts.ts";
export type { Flake } from "./nixos/flake.ts";
export type { NixosSource } from "./nixos/nixos-source.ts";
export { lowerConfiguration, type LowerResult } from "./finish-lowering.ts";
export { lowerDocument } from "./lower-document.ts";
export type { LowerOptions } from "./start-lowering.ts";
export { mergeContainers, type MergedContainers } from "./options/merge-containers.ts";
export { hostOptionsForNix } from "./options/host-declarations.ts";
export { mergeHost } from "./options/host-options.ts";
export { optionsJsonSchema } from "./options/options-json-schema.ts";
export { renderOptionsMarkdown } from "./option-model/options-markdown.ts";
export { optionsForNix } from "./options/options-for-nix.ts";
export { hostTree } from "./output/host-tree.ts";
export { OutputError } from "./output/output-error.ts";
export type { TreeEntry } from "./output/tree-entry.ts";
export { writeTree } from "./output/write-tree.ts";
export { newestRelease } from "./releases/choose-release.ts";
export { parseRelease } from "./releases/release-name.ts";
export { type Release, releases } from "./releases/releases.ts";
