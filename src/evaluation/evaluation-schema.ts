import * as z from "zod/mini";

import type { Facts } from "../../lowering/types.ts";
import type { AttrsNode, Definition, Node, Position } from "../definitions/definition.ts";
import { isAttrsNode, isDefinitions, isNode } from "./is-node.ts";
import type { Surroundings } from "./surroundings.ts";

/** What `nix/main.nix` evaluates to, and `nix/nixos/document.nix`. */
export interface EvaluationDocument {
  readonly containers: AttrsNode;
  /** Definitions of options that neither the configuration nor, as far as is known, NixOS declares. */
  readonly undeclared: readonly { readonly loc: readonly string[]; readonly definitions: readonly Definition[] }[];
  /** Null when it was not asked for. */
  readonly besides: Besides | null;
  readonly host: readonly { readonly loc: readonly string[]; readonly node: Node }[];
  /** Null when nothing was asked, and when nothing can be known of them. */
  readonly surroundings: Surroundings | null;
  /** Present where a whole NixOS was evaluated. */
  readonly nixos?: NixosAnswers | undefined;
}

/** What only a whole NixOS knows. */
export interface NixosAnswers {
  /** What it says that it is, such as `19.03`. */
  readonly version: string | null;
  readonly facts: NixosFacts;
  /** The final values of the containers, as if they were defined so. */
  readonly values: AttrsNode;
}

/** Facts of the host; without the program of the containers module where that does nothing. */
export interface NixosFacts extends Omit<Facts, "packages" | "toplevels"> {
  readonly packages: Omit<Facts["packages"], "nixosContainer"> & { readonly nixosContainer?: string | undefined };
}

/** What the configuration says beside its containers that concerns them, or the whole host. */
export interface Besides {
  /** Definitions of `systemd.services."container@…"`. */
  readonly services: readonly { readonly name: string; readonly definitions: readonly Definition[] }[];
  /** Messages of `assertions` that fail. */
  readonly assertions: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** A message and where it is defined; without `text` one that cannot be evaluated without NixOS. */
export interface Finding {
  readonly text?: string | undefined;
  readonly at: Position;
}

const loc = z.array(z.string());
const at = z.tuple([z.string(), z.number(), z.number()]);
const finding = z.union([z.strictObject({ text: z.string(), at }), z.strictObject({ unknown: z.literal(true), at })]);
const answer = z.strictObject({ loc, definitions: z.array(z.strictObject({ at, value: z.optional(z.unknown()) })) });
const containers = z.custom<AttrsNode>(isAttrsNode, "not the definitions of a set");
const definitions = z.custom<readonly Definition[]>(isDefinitions, "not a list of definitions");

const nixosFacts = z.strictObject({
  system: z.string(),
  shell: z.string(),
  packages: z.strictObject({
    systemd: z.string(),
    iproute: z.string(),
    nix: z.string(),
    nixosContainer: z.optional(z.string()),
  }),
  defaultPath: z.array(z.string()),
  globalEnvironment: z.record(z.string(), z.string()),
});

// There are tens of thousands of nodes in a large configuration: plain predicates check them ten times as fast.
const evaluationDocument = z.strictObject({
  containers,
  undeclared: z.array(z.strictObject({ loc, definitions })),
  besides: z.nullable(
    z.strictObject({
      services: z.array(z.strictObject({ name: z.string(), definitions })),
      assertions: z.array(finding),
      warnings: z.array(finding),
    }),
  ),
  host: z.array(z.strictObject({ loc, node: z.custom<Node>(isNode, "not the definitions of an option") })),
  surroundings: z.nullable(z.strictObject({ answers: z.array(answer), unknown: z.array(loc) })),
  nixos: z.optional(z.strictObject({ version: z.nullable(z.string()), facts: nixosFacts, values: containers })),
});

/** Checks the decoded JSON of an evaluation. Throws a `TypeError` naming what is wrong. */
export function parseEvaluation(json: unknown): EvaluationDocument {
  const result = evaluationDocument.safeParse(json);
  if (result.success) return result.data;
  throw new TypeError(z.prettifyError(result.error));
}
