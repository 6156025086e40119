import { nixArguments } from "../evaluation/nix-arguments.ts";
import { NIX_ENVIRONMENT } from "../evaluation/nix-environment.ts";
import { type Outcome, runLimited } from "../evaluation/run-limited.ts";
import { flakeEnvironment } from "../nixos/flake-store.ts";
import { treeExpression } from "../nixos/nixos-source.ts";
import { privateStoreArguments } from "../nixos/private-store.ts";
import type { SystemsContext } from "./systems-context.ts";

/**
 * Puts the tree of a flake into the private store. Nix fails where several make a store at once, and copies a tree that
 * is there no more. Undefined where nothing needs it; what fails here fails for each system too.
 */
export async function prepareStore({ source, store, nix, limits }: SystemsContext): Promise<Outcome | undefined> {
  if (source.kind !== "flake" || store === undefined) return undefined;
  const expression = `(builtins.fetchTree ${treeExpression(source.flake.tree)}).outPath`;
  return runLimited({
    program: nix,
    args: [...nixArguments({ store: privateStoreArguments(store), nixpkgs: undefined }), "--expr", expression],
    limits,
    environment: { ...NIX_ENVIRONMENT, ...flakeEnvironment(store) },
  });
}
