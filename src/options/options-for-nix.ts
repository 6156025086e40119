import type { Release } from "../releases/releases.ts";
import { containerType } from "./container-options.ts";
import type { NixOptions } from "./nix-type.ts";

/**
 * The options of `containers.<name>` as the JSON from which the Nix side builds the types of `config.containers`: those too
 * that are there only to be refused.
 */
export function optionsForNix(release: Release): NixOptions {
  const type = containerType(release).toNix();
  return type.kind === "submodule" ? type.options : {};
}
