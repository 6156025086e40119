import { type ModuleInput, STDIN_NAME } from "../evaluation/configuration-input.ts";
import { NIX_DIRECTORY } from "../evaluation/nix-directory.ts";
import { nixPath, nixString } from "../evaluation/nix-string.ts";
import type { Flake, FlakeTree } from "./flake.ts";

/** Something that NixOS can evaluate whole. */
export type NixosSource =
  | {
      /** A module that stands alone, with the NixOS of a nixpkgs. */
      readonly kind: "configuration";
      readonly nixpkgs: string;
      readonly input: ModuleInput;
      /** The platform of the host, where the configuration does not say it. */
      readonly system: string;
    }
  | { readonly kind: "flake"; readonly flake: Flake }
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
 * the free variable `configuration`, which `nix eval --file - --apply` gives its value. `modules` are expressions for
 * further modules, which a module that stands alone is evaluated with.
 */
export function nixosExpression(source: NixosSource, modules: readonly string[] = []): string {
  const assignments = Object.entries(argumentsOf(source, modules)).map(
    ([name, expression]) => `${name} = ${expression};`,
  );
  return `(import ${nixPath(`${NIX_DIRECTORY}nixos/source.nix`)} { ${assignments.join(" ")} })`;
}

function argumentsOf(source: NixosSource, modules: readonly string[]): Readonly<Record<string, string>> {
  const kind = nixString(source.kind);
  switch (source.kind) {
    case "configuration": {
      const { input, nixpkgs, system } = source;
      const module =
        input.kind === "stdin"
          ? { configuration: "configuration", key: nixString(STDIN_NAME) }
          : { configuration: nixPath(input.path), key: "null" };
      const own = { nixpkgs: nixPath(nixpkgs), system: nixString(system), modules: `[ ${modules.join(" ")} ]` };
      return { kind, ...module, ...own };
    }
    case "flake": {
      const { tree, directory, dir, host, info, inputs = [] } = source.flake;
      return {
        kind,
        tree: treeExpression(tree),
        directory: nixStringOrNull(directory),
        dir: nixString(dir),
        host: nixStringOrNull(host),
        recorded: `[ ${inputs.map(({ path }) => nixString(path)).join(" ")} ]`,
        info: info === undefined ? "null" : `builtins.fromJSON ${nixString(JSON.stringify(info))}`,
      };
    }
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

function nixStringOrNull(text: string | null): string {
  return text === null ? "null" : nixString(text);
}

/** A Nix expression for what `builtins.fetchTree` takes. */
export function treeExpression(tree: FlakeTree): string {
  const attributes = Object.entries(tree).map(([name, value]) => {
    return `${nixString(name)} = ${typeof value === "string" ? nixString(value) : String(value)};`;
  });
  return `{ ${attributes.join(" ")} }`;
}
