import type { Release } from "../releases/releases.ts";
import { containerOptions } from "./container-options.ts";
import { nixOption } from "./nix-option.ts";
import type { NixOptions } from "./nix-type.ts";

/** The options of `containers.<name>` as the JSON from which the Nix side builds the types of `config.containers`. */
export function optionsForNix(release: Release): NixOptions {
  return Object.fromEntries(containerOptions(release).map((option) => [option.name, nixOption(option)]));
}
