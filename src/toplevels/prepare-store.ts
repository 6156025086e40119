import { nixArguments } from "../evaluation/nix-arguments.ts";
import { NIX_ENVIRONMENT } from "../evaluation/nix-environment.ts";
import { type Outcome, runLimited } from "../evaluation/run-limited.ts";
import { flakeEnvironment } from "../nixos/flake-store.ts";
import { treeExpression } from "../nixos/nixos-source.ts";
import { privateStoreArguments } from "../nixos/private-store.ts";
import { recordInputs } from "../nixos/stored-inputs.ts";
import type { SystemsContext } from "./systems-context.ts";

/**
 * Puts the tree of a flake into the private store, and has it know the flake's inputs. Nix fails where several make a
 * store at once, and copies a tree that is there no more. Undefined where nothing is in the way of evaluating systems.
 */
export async function prepareStore({ source, store, nix, limits }: SystemsContext): Promise<Outcome | undefined> {
  if (source.kind !== "flake" || store === undefined) return undefined;
  const failed = await recordInputs(source.flake, { nix, store, limits });
  if (failed !== undefined) return failed;
  const expression = `(builtins.fetchTree ${treeExpression(source.flake.tree)}).outPath`;
  const outcome = await runLimited({
    program: nix,
    args: [...nixArguments({ store: privateStoreArguments(store), nixpkgs: undefined }), "--expr", expression],
    limits,
    environment: { ...NIX_ENVIRONMENT, ...flakeEnvironment(store) },
  });
  // What else fails here fails for each system too.
  return outcome.kind === "interrupted" ? outcome : undefined;
}
