/** The part of JSON Schema (2020-12) that option types need. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly type?: "string" | "integer" | "boolean" | "null" | "array" | "object";
  readonly description?: string;
  readonly default?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: { readonly [name: string]: JsonSchema };
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | false;
}
