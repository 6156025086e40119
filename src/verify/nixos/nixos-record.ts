import * as z from "zod/mini";

import { readPlain } from "./read-plain.ts";

/** What `nix/nixos/record.nix` evaluates to. */
export interface NixosRecord {
  /** What the nixpkgs says it is; null when it does not say. */
  readonly version: string | null;
  /** Where that is. */
  readonly nixpkgs: string;
  /** Name → option → final value. */
  readonly containers: Sets;
  /** `systemd.services`, as the containers module defines them. */
  readonly services: Sets;
  /** Name of a unit → its text. */
  readonly units: Texts;
  /** Path below `/etc` → text. */
  readonly etc: Texts;
  readonly extraHosts: string;
  readonly denyInterfaces: readonly string[];
  readonly udevExtraRules: string;
  readonly kernelModules: readonly string[];
  readonly multiUserWants: readonly string[];
  readonly systemPackages: readonly string[];
  /** Paths of the options that the containers module defines beside all that is here. */
  readonly others: readonly (readonly string[])[];
  /** What the containers module says. */
  readonly module: Sayings;
  /** What the configuration says. */
  readonly configuration: Sayings;
  readonly additions: readonly Addition[];
  /** In the form of `--facts`. */
  readonly facts: object;
  /** The derivations of generated files that units and services name. */
  readonly derivations: readonly string[];
  /** Those that values of the configuration and facts name. */
  readonly brought: readonly string[];
}

export interface Sayings {
  /** Messages of assertions that fail. */
  readonly assertions: readonly string[];
  readonly warnings: readonly string[];
}

/** A definition by the configuration of something that the containers module defines too. */
export interface Addition {
  readonly loc: readonly string[];
  readonly file: string;
}

type Texts = Readonly<Record<string, string>>;
type Sets = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const strings = z.array(z.string());
const sayings = z.strictObject({ assertions: strings, warnings: strings });

/** A set by any names. Not `z.record`, which drops the name `__proto__`. */
function setOf<T>(isMember: (member: unknown) => member is T) {
  return z.custom<Readonly<Record<string, T>>>(
    (value) => isSet(value) && Object.values(value).every(isMember),
    "not a set of the right members",
  );
}

const texts = setOf((member) => typeof member === "string");
const sets = setOf(isSet);

const nixosRecord = z.strictObject({
  version: z.nullable(z.string()),
  nixpkgs: z.string(),
  containers: sets,
  services: sets,
  units: texts,
  etc: texts,
  extraHosts: z.string(),
  denyInterfaces: strings,
  udevExtraRules: z.string(),
  kernelModules: strings,
  multiUserWants: strings,
  systemPackages: strings,
  others: z.array(strings),
  module: sayings,
  configuration: sayings,
  additions: z.array(z.strictObject({ loc: strings, file: z.string() })),
  facts: z.looseObject({}),
  derivations: strings,
  brought: strings,
});

function isSet(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Checks the decoded JSON of a record. Throws a `TypeError` naming what is wrong. */
export function parseRecord(json: unknown): NixosRecord {
  const result = nixosRecord.safeParse(readPlain(json));
  if (result.success) return result.data;
  throw new TypeError(z.prettifyError(result.error));
}
