import * as z from "zod/mini";

import type { Facts } from "../../lowering/types.ts";
import { defaultFacts } from "./default-facts.ts";

/** The facts cannot be read. The message says everything that is wrong, a line for each, without a file name. */
export class FactsError extends Error {
  override readonly name = "FactsError";
}

/** A root that the recorder of the facts did not know is null. */
const root = z.nullish(z.string());

/** Strings by name. Not `z.record`, which drops the name `__proto__`. */
const strings = z.pipe(
  z.unknown(),
  z.transform((value, context): Readonly<Record<string, string>> => {
    const issue = { code: "invalid_type", input: value } as const;
    if (!isObject(value)) {
      context.issues.push({ ...issue, expected: "record" });
      return {};
    }
    for (const [name, member] of Object.entries(value)) {
      if (typeof member !== "string") context.issues.push({ ...issue, expected: "string", path: [name] });
    }
    return value as Record<string, string>;
  }),
);

const factsSchema = z.strictObject({
  system: z.nullish(z.string()),
  shell: z.nullish(z.string()),
  packages: z.nullish(z.strictObject({ systemd: root, iproute: root, nix: root, nixosContainer: root })),
  defaultPath: z.nullish(z.array(z.string())),
  globalEnvironment: z.nullish(strings),
  toplevels: z.nullish(strings),
});

/** Facts as far as somebody says them. */
export type SaidFacts = Partial<Omit<Facts, "packages">> & { readonly packages?: Partial<Facts["packages"]> };

/**
 * Reads the JSON text of `--facts FILE`: a key that is absent or null is not said. Throws a `FactsError` for text that is
 * no JSON, for unknown keys and for values of another type.
 */
export function parseSaidFacts(json: string): SaidFacts {
  const result = factsSchema.safeParse(parseJson(json));
  if (!result.success) throw new FactsError(result.error.issues.flatMap(describe).join("\n"));
  const { packages, ...others } = result.data;
  return { ...withoutNulls(others), packages: withoutNulls(packages ?? {}) };
}

/** The facts of a JSON text; what it does not say is as in `defaultFacts`. Throws as `parseSaidFacts` does. */
export function parseFacts(json: string): Facts {
  const said = parseSaidFacts(json);
  return withFacts(defaultFacts(said.system), said);
}

/** Facts with what somebody says in place of them, key by key, each package on its own. */
export function withFacts(facts: Facts, said: SaidFacts): Facts {
  return { ...facts, ...said, packages: { ...facts.packages, ...said.packages } };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type WithoutNulls<T> = { [K in keyof T]?: NonNullable<T[K]> };

function withoutNulls<T extends object>(record: T): WithoutNulls<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value != null)) as WithoutNulls<T>;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new FactsError(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function describe(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => `unknown key ${[...path, key].join(".")}`);
  const expected = issue.code === "invalid_type" ? `must be ${articled(issue.expected)}` : issue.message;
  return [path.length === 0 ? `the facts: ${expected}` : `${path.join(".")}: ${expected}`];
}

function articled(type: string): string {
  const names: { readonly [type: string]: string } = { array: "a list", record: "an object", object: "an object" };
  return names[type] ?? `a ${type}`;
}
