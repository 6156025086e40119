import { hasChange } from "../../lowering/releases/changes.ts";
import { describeProvenance, provenance } from "../../lowering/releases/provenance.ts";
import { type ReleaseName, releaseNames } from "../../lowering/releases/release-name.ts";

export type { ReleaseName } from "../../lowering/releases/release-name.ts";

/** A release of NixOS as far as options and lowering depend on it. */
export interface Release {
  readonly name: ReleaseName;
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
}

/** Every release that is modelled, oldest first. */
export const releases: readonly Release[] = releaseNames.map(releaseOf);

function releaseOf(name: ReleaseName): Release {
  const file = hasChange(name, "nixos-containers-file") ? "nixos-containers.nix" : "containers.nix";
  return {
    name,
    knownBy: describeProvenance(provenance[name]),
    rules: mergingRules(name),
    containersModule: `<nixpkgs>/nixos/modules/virtualisation/${file}`,
  };
}

function mergingRules(name: ReleaseName): MergingRules {
  return {
    optionDefaultPriority: hasChange(name, "weaker-defaults") ? 1500 : 1001,
    uniqueScalars: !hasChange(name, "equal-scalars"),
    typesFirst: hasChange(name, "types-first"),
    moduleFirst: hasChange(name, "module-first"),
    pathSubmodules: hasChange(name, "path-submodules"),
    unorderedSubmodules: hasChange(name, "unordered-submodules"),
    functionsFirst: hasChange(name, "functions-first"),
  };
}
