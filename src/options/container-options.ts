import { perObject } from "../../lowering/per-object.ts";
import type { ContainerOptions } from "../../lowering/types.ts";
import type { Release } from "../releases/releases.ts";
import { containerDeclarations } from "./container-declarations.ts";
import type { NamedOption } from "./option-declaration.ts";
import type { OptionType } from "./types/option-type.ts";
import { optionTypes } from "./types/option-types.ts";

/** The type of `containers.<name>` in a release. */
export const containerType: (release: Release) => OptionType<ContainerOptions> = perObject((release) =>
  optionTypes(release).submodule(containerDeclarations),
);

/** The option `containers` in a release. */
export const containersOption: (release: Release) => NamedOption = perObject((release) => ({
  name: "containers",
  type: optionTypes(release).attrsOf(containerType(release)),
  default: {},
  example: '{ web.path = "/nix/var/nix/profiles/web"; }',
  description: "The containers of the host, by name. Each of them is a service `container@<name>` of the host.",
}));

/** The options of `containers.<name>` in a release that are there to be set. */
export function containerOptions(release: Release): readonly NamedOption[] {
  return containerType(release).nested?.options ?? [];
}
