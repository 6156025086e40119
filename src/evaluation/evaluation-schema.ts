import * as z from "zod/mini";

import type { AttrsNode, Definition, Node } from "../definitions/definition.ts";

/** What `nix/main.nix` evaluates to. */
export interface EvaluationDocument {
  readonly containers: AttrsNode;
  /** Definitions of options that neither the configuration nor, as far as is known, NixOS declares. */
  readonly undeclared: readonly { readonly loc: readonly string[]; readonly definitions: readonly Definition[] }[];
  readonly host: readonly { readonly loc: readonly string[]; readonly node: Node }[];
}

const position = z.readonly(z.tuple([z.string(), z.number(), z.number()]));

const value = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.strictObject({ path: z.string() }),
  z.strictObject({ float: z.string() }),
  z.strictObject({ integer: z.string() }),
  z.strictObject({ function: z.literal(true) }),
  z.strictObject({
    get list() {
      return z.array(node);
    },
  }),
  z.strictObject({ unexpected: z.literal("list") }),
  z.strictObject({ set: z.literal(true), string: z.optional(z.string()) }),
  z.strictObject({ opaque: z.literal(true) }),
]);

const definition: z.ZodMiniType<Definition> = z.strictObject({
  at: position,
  module: z.optional(z.string()),
  priority: z.optional(z.number()),
  order: z.optional(z.number()),
  value: z.optional(value),
}) as never;

const nodes: z.ZodMiniType<Readonly<Record<string, Node>>> = z.record(
  z.string(),
  z.lazy(() => node),
);

const attrsNode: z.ZodMiniType<AttrsNode> = z.strictObject({ definitions: z.array(definition), attrs: nodes });

const submoduleNode = z.strictObject({
  definitions: z.array(definition),
  options: nodes,
  undeclared: z.optional(z.record(z.string(), z.array(definition))),
  declared: z.optional(z.record(z.string(), z.unknown())),
});

const node: z.ZodMiniType<Node> = z.lazy(() =>
  z.union([z.array(definition), submoduleNode, attrsNode, z.string(), z.number(), z.boolean(), z.null()]),
) as never;

const evaluationDocument = z.strictObject({
  containers: attrsNode,
  undeclared: z.array(z.strictObject({ loc: z.array(z.string()), definitions: z.array(definition) })),
  host: z.array(z.strictObject({ loc: z.array(z.string()), node })),
});

/** Checks the decoded JSON of an evaluation. Throws a `TypeError` naming what is wrong: that is a bug of nixctr. */
export function parseEvaluation(json: unknown): EvaluationDocument {
  const result = evaluationDocument.safeParse(json);
  if (result.success) return result.data;
  throw new TypeError(`nix/main.nix gave an unexpected document: ${z.prettifyError(result.error)}`);
}
