import { compareBytes } from "../../../../lowering/byte-order.ts";
import type { Directories } from "../../../../lowering/directories.ts";
import type { ContainerOptions } from "../../../../lowering/types.ts";
import type { StepList } from "../../common/plan.ts";
import { releaseMessages } from "../release-messages.ts";

/** The directories before and after, and the containers as they are named afterwards. */
export interface MovedDirectories {
  readonly before: Directories;
  readonly after: Directories;
  readonly containers: ReadonlyMap<string, ContainerOptions>;
  /** The names of those whose system is evaluated from `config`. */
  readonly guests: ReadonlySet<string>;
  /** The name that a container had, by the name that it has; those that keep theirs are left out. */
  readonly formerNames: ReadonlyMap<string, string>;
}

/** How to keep the state of containers whose directories are elsewhere, or are called otherwise, after the switch. */
export function directorySteps(moved: MovedDirectories): readonly StepList[] {
  const names = [...moved.containers.keys()].toSorted(compareBytes);
  return [...names.flatMap((name) => containerSteps(name, moved)), ...imperativeSteps(moved)];
}

function containerSteps(name: string, moved: MovedDirectories): readonly StepList[] {
  const { before, after, formerNames } = moved;
  const former = formerNames.get(name) ?? name;
  const [source, target] = [`${before.roots}/${former}`, `${after.roots}/${name}`];
  const steps = [
    ...(source === target || moved.containers.get(name)?.ephemeral === true
      ? []
      : [releaseMessages.moveRoot(source, target)]),
    ...(former === name || !hasProfile(name, moved) ? [] : [releaseMessages.moveProfile(former, name)]),
  ];
  if (steps.length === 0) return [];
  const isStarted = moved.containers.get(name)?.autoStart === true;
  const all = [releaseMessages.stop(former), ...steps, ...(isStarted ? [] : [releaseMessages.startAgain(name)])];
  return [{ title: releaseMessages.keepState(name), container: name, steps: all }];
}

/** Whether its system is in the profile that `nixos-container update` makes. */
function hasProfile(name: string, { containers, guests }: MovedDirectories): boolean {
  const path = containers.get(name)?.path ?? "";
  return !guests.has(name) && path.startsWith(`/nix/var/nix/profiles/per-container/${name}`);
}

/** Containers that are not in the configuration have their conf files moved too. */
function imperativeSteps({ before, after }: MovedDirectories): readonly StepList[] {
  return before.conf === after.conf ? [] : [releaseMessages.moveImperative(before, after)];
}
