import { type ConfigurationInput, STDIN_NAME } from "../evaluation/configuration-input.ts";
import { NIX_DIRECTORY } from "../evaluation/nix-directory.ts";
import { nixPath, nixString } from "../evaluation/nix-string.ts";

/** Something that NixOS can evaluate whole. */
export type NixosSource =
  | {
      /** A module that stands alone, with the NixOS of a nixpkgs. */
      readonly kind: "configuration";
      readonly nixpkgs: string;
      readonly input: ConfigurationInput;
      /** The platform of the host, where the configuration does not say it. */
      readonly system: string;
    }
  | {
      /** `nixosConfigurations.HOST` of a flake. */
      readonly kind: "flake";
      readonly reference: string;
      readonly host: string;
    }
  | {
      /** A machine of a file in `nixos/tests` of a nixpkgs. */
      readonly kind: "test";
      readonly nixpkgs: string;
      readonly file: string;
      readonly node: string;
      readonly system: string;
    };

/**
 * A Nix expression for the evaluated NixOS of a source: the value of `nix/nixos/source.nix`. That of standard input has
 * the free variable `configuration`, which `nix eval --file - --apply` gives its value.
 */
export function nixosExpression(source: NixosSource): string {
  const assignments = Object.entries(argumentsOf(source)).map(([name, expression]) => `${name} = ${expression};`);
  return `(import ${nixPath(`${NIX_DIRECTORY}nixos/source.nix`)} { ${assignments.join(" ")} })`;
}

function argumentsOf(source: NixosSource): Readonly<Record<string, string>> {
  const kind = nixString(source.kind);
  switch (source.kind) {
    case "configuration": {
      const { input, nixpkgs, system } = source;
      const module =
        input.kind === "stdin"
          ? { configuration: "configuration", key: nixString(STDIN_NAME) }
          : { configuration: nixPath(input.path), key: "null" };
      return { kind, ...module, nixpkgs: nixPath(nixpkgs), system: nixString(system) };
    }
    case "flake":
      return { kind, reference: nixString(source.reference), host: nixString(source.host) };
    case "test": {
      const { nixpkgs, file, node, system } = source;
      return {
        kind,
        nixpkgs: nixPath(nixpkgs),
        file: nixPath(file),
        node: nixString(node),
        system: nixString(system),
      };
    }
  }
}
