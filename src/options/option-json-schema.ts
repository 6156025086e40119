import type { JsonSchema } from "./json-schema.ts";
import type { NamedOption } from "./option-declaration.ts";

/** The schema of an option's value, with its description and default. */
export function optionJsonSchema(option: NamedOption): JsonSchema {
  const schema: JsonSchema = { ...option.type.toJsonSchema(), description: option.description };
  return "default" in option ? { ...schema, default: option.default } : schema;
}
