import type { HasChange } from "../../lowering/module-release.ts";
import { type ChangeId, hasChange } from "../../lowering/releases/changes.ts";
import { describeProvenance, provenance } from "../../lowering/releases/provenance.ts";
import { type ReleaseName, releaseNames } from "../../lowering/releases/release-name.ts";

export type { ReleaseName } from "../../lowering/releases/release-name.ts";

/** A release of NixOS as far as options and lowering depend on it. */
export interface Release {
  readonly name: ReleaseName;
  /** Which changes of the table it has. */
  readonly has: HasChange;
  /** How the model of this release is known. */
  readonly knownBy: string;
  /** How its module system merges. */
  readonly rules: MergingRules;
  /** The file that declares `containers`, as it is named in messages. */
  readonly containersModule: string;
}

/** What of merging differs between releases; the Nix side is given it too. */
export interface MergingRules {
  /** Priority of an option's default (`mkOptionDefault`). */
  readonly optionDefaultPriority: number;
  /** Whether `types.str`, `int`, `path` and `enum` refuse several definitions even when they are equal. */
  readonly uniqueScalars: boolean;
  /** Whether the types of all definitions are checked before they are merged, rather than that of the first. */
  readonly typesFirst: boolean;
  /** Whether what a module itself defines stands before the definitions of the configuration. */
  readonly moduleFirst: boolean;
  /** Whether a definition of a submodule may be the path of a file. */
  readonly pathSubmodules: boolean;
  /** Whether a definition of a submodule may not have an order. */
  readonly unorderedSubmodules: boolean;
  /** Whether definitions of a submodule that are functions or files stand before those that are sets. */
  readonly functionsFirst: boolean;
  /** Whether definitions of options that there are not are refused only where the set that they are in is read. */
  readonly undeclaredWhenRead: boolean;
}

/** Every release that is modelled, oldest first. */
export const releases: readonly Release[] = releaseNames.map((name) =>
  releaseWith(name, (change) => hasChange(name, change)),
);

/** A release as it would be with some changes that it has not, and without some that it has. */
export function withToggled({ name, has }: Release, toggled: ReadonlySet<ChangeId>): Release {
  return releaseWith(name, (change) => has(change) !== toggled.has(change));
}

function releaseWith(name: ReleaseName, has: HasChange): Release {
  const file = has("nixos-containers-file") ? "nixos-containers.nix" : "containers.nix";
  return {
    name,
    has,
    knownBy: describeProvenance(provenance[name]),
    rules: mergingRules(has),
    containersModule: `<nixpkgs>/nixos/modules/virtualisation/${file}`,
  };
}

function mergingRules(has: HasChange): MergingRules {
  return {
    optionDefaultPriority: has("weaker-defaults") ? 1500 : 1001,
    uniqueScalars: !has("equal-scalars"),
    typesFirst: has("types-first"),
    undeclaredWhenRead: !has("undeclared-anywhere"),
    moduleFirst: has("module-first"),
    pathSubmodules: has("path-submodules"),
    unorderedSubmodules: has("unordered-submodules"),
    functionsFirst: has("functions-first"),
  };
}
