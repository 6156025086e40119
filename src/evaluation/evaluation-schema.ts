import * as z from "zod/mini";

import type { AttrsNode, Definition, Node } from "../definitions/definition.ts";
import { isAttrsNode, isDefinitions, isNode } from "./is-node.ts";

/** What `nix/main.nix` evaluates to. */
export interface EvaluationDocument {
  readonly containers: AttrsNode;
  /** Definitions of options that neither the configuration nor, as far as is known, NixOS declares. */
  readonly undeclared: readonly { readonly loc: readonly string[]; readonly definitions: readonly Definition[] }[];
  readonly host: readonly { readonly loc: readonly string[]; readonly node: Node }[];
}

const loc = z.array(z.string());

// There are tens of thousands of nodes in a large configuration: plain predicates check them ten times as fast.
const evaluationDocument = z.strictObject({
  containers: z.custom<AttrsNode>(isAttrsNode, "not the definitions of a set"),
  undeclared: z.array(
    z.strictObject({ loc, definitions: z.custom<readonly Definition[]>(isDefinitions, "not a list of definitions") }),
  ),
  host: z.array(z.strictObject({ loc, node: z.custom<Node>(isNode, "not the definitions of an option") })),
});

/** Checks the decoded JSON of an evaluation. Throws a `TypeError` naming what is wrong. */
export function parseEvaluation(json: unknown): EvaluationDocument {
  const result = evaluationDocument.safeParse(json);
  if (result.success) return result.data;
  throw new TypeError(z.prettifyError(result.error));
}
