import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { evaluate } from "../evaluation/evaluate.ts";
import type { Evaluation } from "../evaluation/evaluation.ts";
import { fileNameFrom } from "../evaluation/file-name.ts";
import type { EvaluateOptions } from "../evaluation/start-evaluation.ts";
import { mergeContainers } from "../options/merge-containers.ts";
import { releaseOfNixos } from "./nixos-notes.ts";
import { placeByName } from "./place-by-name.ts";
import type { WholeNixos } from "./whole-nixos.ts";

type Refused = Extract<Evaluation, { kind: "refused" }>;

/**
 * What is wrong with a configuration that NixOS refuses. NixOS stops at the first error, and tells the file of an option
 * without the line: of containers, nixctr finds all errors and their places in the definitions.
 */
export async function explainRefusal(
  refused: Refused,
  options: EvaluateOptions,
  nixos: WholeNixos,
): Promise<readonly Diagnostic[]> {
  const own = await errorsOfContainers(refused, options, nixos);
  const others = refused.diagnostics.filter(({ loc }) => own.length === 0 || loc[0] !== "containers");
  const placed = await Promise.all(others.map((diagnostic) => withPlace(diagnostic, options, nixos)));
  return [...own, ...placed];
}

/** The errors that the definitions of containers have, where these can be had. */
async function errorsOfContainers(
  { notes }: Refused,
  options: EvaluateOptions,
  nixos: WholeNixos,
): Promise<readonly Diagnostic[]> {
  const release = releaseOfNixos(nixos, notes.nixos);
  if (notes.nixos?.defined !== true || release === undefined) return [];
  const definitions = await evaluate({ ...options, questions: [], nixos: { ...nixos, answers: false } });
  if (definitions.kind !== "evaluated") return [];
  const { toplevels, input } = options;
  const context = { release, toplevelOf: (name: string) => toplevels[name] ?? "/", fileName: fileNameFrom(input) };
  return mergeContainers(definitions.document.containers, context).diagnostics;
}

/** The same error where its place is known: from the source, or from the configuration alone, which is evaluated with places. */
async function withPlace(diagnostic: Diagnostic, options: EvaluateOptions, nixos: WholeNixos): Promise<Diagnostic> {
  const placed = await placeByName(diagnostic, options.input);
  if (placed.span !== null || nixos.source.kind !== "configuration") return placed;
  const alone = await evaluate({ ...options, nixos: undefined, questions: [] });
  if (alone.kind !== "refused") return placed;
  const shortened = withFileNames(placed.message, options);
  return alone.diagnostics.find(({ message }) => withFileNames(message, options) === shortened) ?? placed;
}

/** A message with the names of files as nixctr writes them. */
function withFileNames(message: string, { input }: EvaluateOptions): string {
  const fileName = fileNameFrom(input);
  return message.replaceAll(/(?<=[`'])\/[^`']*(?=')/g, (file) => fileName(file));
}
