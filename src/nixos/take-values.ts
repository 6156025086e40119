import type { ContainerOptions } from "../../lowering/types.ts";
import type { AttrsNode } from "../definitions/definition.ts";
import { createDiagnostic } from "../diagnostics/create-diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { pointSpan } from "../diagnostics/point-span.ts";
import type { NixosAnswers } from "../evaluation/evaluation-schema.ts";
import { definitionsOf } from "../options/definitions-of.ts";
import { mergeContainers } from "../options/merge-containers.ts";
import { showOption } from "../options/show-option.ts";
import { submoduleNode } from "../options/submodule-node.ts";
import { chooseRelease } from "../releases/choose-release.ts";
import type { Release } from "../releases/releases.ts";

/** Containers by name. */
type Containers = ReadonlyMap<string, ContainerOptions>;

/** What the values of nixctr were made from. */
interface ValuesContext {
  readonly release: Release;
  /** The definitions of the containers. */
  readonly node: AttrsNode;
}

/**
 * The containers with the values that NixOS comes to, and a warning for each that nixctr does not come to itself. They
 * are left alone where they are lowered for another release than that of NixOS.
 */
export function takeNixosValues(
  containers: Containers,
  { version, values }: NixosAnswers,
  { release, node }: ValuesContext,
): { readonly containers: Containers; readonly diagnostics: readonly Diagnostic[] } {
  if (chooseRelease(undefined, { version: version ?? undefined }).release !== release) {
    return { containers, diagnostics: [] };
  }
  const theirs = mergeContainers(values, { release, toplevelOf: () => "", fileName: (file) => file }).containers;
  const taken = [...containers].map(([name, ours]) => [name, { ...ours, ...theirs.get(name) }] as const);
  const diagnostics = [...containers].flatMap(([name, ours]) =>
    differences(ours, theirs.get(name)).map((difference) => differs(name, difference, { release, node })),
  );
  return { containers: new Map(taken), diagnostics };
}

/** An option of a container, or the container itself, with the values as JSON. */
interface ValueDifference {
  readonly option?: string;
  readonly expected: string | undefined;
  readonly actual: string | undefined;
}

/** Options that the configuration has added to its containers are its own. */
function differences(ours: ContainerOptions, theirs: ContainerOptions | undefined): readonly ValueDifference[] {
  if (theirs === undefined) return [{ expected: undefined, actual: "{…}" }];
  const actual = new Map<string, unknown>(Object.entries(ours));
  return Object.entries(theirs)
    .map(([option, value]) => ({ option, expected: show(value), actual: show(actual.get(option)) }))
    .filter((difference) => difference.expected !== difference.actual);
}

function differs(
  container: string,
  { option, expected, actual }: ValueDifference,
  { release, node }: ValuesContext,
): Diagnostic {
  const { options, definitions } = submoduleNode(node.attrs[container] ?? null);
  const loc = ["containers", container, ...(option === undefined ? [] : [option])];
  const [first] = [...definitionsOf(options[option ?? ""] ?? [], undefined), ...definitions];
  const given = { option: showOption(loc, release.has), expected, actual };
  return createDiagnostic("differs-from-nixos", given, { loc, span: pointSpan(first?.at), definitions: [] });
}

/** Values come from one merging, so that equal ones are written the same. */
function show(value: unknown): string | undefined {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? String(inner) : inner));
}
