/** `18.03`, `19.03`, … */
export type ReleaseName = `${number}.${number}`;

/** A release of NixOS as far as options and lowering depend on it. */
export interface Release {
  readonly name: ReleaseName;
  /** How the model of this release is known. */
  readonly knownBy: string;
  /** Priority of an option's default (`mkOptionDefault`). */
  readonly optionDefaultPriority: number;
  /** Whether `types.str`, `int`, `path` and `enum` refuse several definitions even when they are equal. */
  readonly uniqueScalars: boolean;
  /** The file that declares `containers`, as it is named in messages. */
  readonly containersModule: string;
}

/** Every release that is modelled, oldest first. */
export const releases: readonly Release[] = [
  {
    name: "19.03",
    knownBy: "the text of the containers module of November 2018, evaluated with the nixpkgs of May 2018",
    optionDefaultPriority: 1001,
    uniqueScalars: true,
    containersModule: "<nixpkgs>/nixos/modules/virtualisation/containers.nix",
  },
];
