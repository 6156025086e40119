import { lowerWith } from "../../../../lowering/lower-host.ts";
import { moduleWith } from "../../../../lowering/module-release.ts";
import type { ContainerOptions, LoweredHost } from "../../../../lowering/types.ts";
import type { Renaming } from "../../common/renaming.ts";
import type { EvaluatedSide } from "../trial/evaluate-side.ts";
import { renameInText } from "./rename-in-text.ts";

/**
 * The host of a side as it would be with other names of containers, and with other options of each; undefined where its
 * release refuses it.
 */
export function renamedHost(
  side: EvaluatedSide,
  renamings: readonly Renaming[],
  withOthers: (container: ContainerOptions) => ContainerOptions = (container) => container,
): LoweredHost | undefined {
  const { lowered, options } = side;
  if (lowered.host === undefined) return undefined;
  const { hostOptions: host, guests } = lowered;
  const containers = Object.fromEntries(
    [...lowered.containers].map(([name, container]) => [
      newName(name, renamings),
      withOthers(renamedOptions(container, renamings)),
    ]),
  );
  const named = { containers, guests: new Set([...guests].map((name) => newName(name, renamings))) };
  return lowerWith(moduleWith(options.release.has, host.stateVersion), { ...named, host, facts: options.facts });
}

/** The name that a container has after the renamings. */
export function newName(name: string, renamings: readonly Renaming[]): string {
  return renamings.find(({ from }) => from === name)?.to ?? name;
}

/** With the new names where they are part of something else, as in the edited sources. */
function renamedOptions(container: ContainerOptions, renamings: readonly Renaming[]): ContainerOptions {
  if (renamings.length === 0) return container;
  return renamedValue(container, renamings) as ContainerOptions;
}

function renamedValue(value: unknown, renamings: readonly Renaming[]): unknown {
  if (typeof value === "string") return renamings.reduce(renameInText, value);
  if (Array.isArray(value)) return value.map((element: unknown) => renamedValue(element, renamings));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, renamedValue(inner, renamings)]));
}
