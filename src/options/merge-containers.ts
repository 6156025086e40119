import { compareBytes } from "../../lowering/byte-order.ts";
import type { ContainerOptions } from "../../lowering/types.ts";
import type { AttrsNode } from "../definitions/definition.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Release } from "../releases/releases.ts";
import { checkDefinitions } from "./check-definitions.ts";
import { containersOption, containerType } from "./container-options.ts";
import { filterOverrides } from "./filter-overrides.ts";
import type { Scope } from "./merging.ts";
import { mergeAttrElements } from "./types/attrs-of.ts";
import { withDefault } from "./with-default.ts";

export interface MergeContext {
  readonly release: Release;
  /** The system that a container's `config` evaluates to; asked only where that is the container's `path`. */
  readonly toplevelOf: (name: string) => string;
  /** How a file is named in messages. */
  readonly fileName: (file: string) => string;
}

export interface MergedContainers {
  /** The containers without errors, by name, the names in byte order. */
  readonly containers: ReadonlyMap<string, ContainerOptions>;
  /** How many there are, with or without errors. */
  readonly defined: number;
  /** All errors of all containers. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Types, merges and defaults the option `containers`. Errors of the configuration are in the result, never thrown. */
export function mergeContainers(node: AttrsNode, context: MergeContext): MergedContainers {
  const scope: Scope = { ...context, diagnostics: [] };
  const containers = new Map<string, ContainerOptions>();
  const all = merged(node, scope);
  // Not the order of the properties: that of names like `10` is by number.
  for (const [name, options] of all.toSorted(([a], [b]) => compareBytes(a, b))) {
    if (options !== undefined) containers.set(name, options);
  }
  return { containers, defined: all.length, diagnostics: scope.diagnostics };
}

function merged(node: AttrsNode, scope: Scope): readonly (readonly [string, ContainerOptions | undefined])[] {
  const option = containersOption(scope.release);
  const all = withDefault(option, node.definitions, scope.release);
  if (all === "default") return [];
  const definitions = filterOverrides(all);
  const merging = { loc: [option.name], type: option.type, option, node, scope, definitions };
  return checkDefinitions(merging) ? mergeAttrElements(containerType(scope.release), merging) : [];
}
