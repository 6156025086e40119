import type { Release } from "../releases/releases.ts";
import { containersOption } from "./container-options.ts";
import type { JsonSchema } from "./json-schema.ts";
import { optionJsonSchema } from "./option-json-schema.ts";

/** The JSON Schema of the option `containers`: what its definitions may hold when they are written as JSON. */
export function optionsJsonSchema(release: Release): JsonSchema {
  const title = `The option containers of NixOS ${release.name}`;
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title,
    ...optionJsonSchema(containersOption(release)),
  };
}
