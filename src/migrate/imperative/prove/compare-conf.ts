import { CONF_KEYS } from "../conf-keys.ts";
import { type ConfFile, valueOf } from "../read/conf-file.ts";
import { parsePorts } from "../read/parse-ports.ts";
import { sortBindMounts } from "../read/split-flags.ts";
import { splitWords } from "../read/split-words.ts";

/** A setting that is not the same, letter by letter, in a conf file and in what takes its place. */
export interface ConfDifference {
  readonly key: string;
  /** Null where it is not there. */
  readonly before: string | null;
  readonly after: string | null;
  /** Whether the declarative form is always so, or the two mean the same; null for a real difference. */
  readonly because: string | null;
}

/**
 * Compares a conf file with the one that the containers module writes for the same container. What the declarative form
 * always has, or writes differently, is told with the reason; so is that a setting is among those that are `left` out.
 */
export function compareConf(before: ConfFile, after: ConfFile, left: readonly string[]): readonly ConfDifference[] {
  const keys = new Set([...CONF_KEYS.keys(), ...[...before.assignments, ...after.assignments].map(({ key }) => key)]);
  return [...keys].flatMap((key) => {
    const [old, own] = [rawOf(before, key), rawOf(after, key)];
    if (old === own) return [];
    return [{ key, before: old, after: own, because: left.includes(key) ? LEFT : reasonFor(key, before, after) }];
  });
}

function rawOf({ assignments }: ConfFile, key: string): string | null {
  return assignments.find((assignment) => assignment.key === key)?.value ?? null;
}

function reasonFor(key: string, before: ConfFile, after: ConfFile): string | null {
  const [old, own] = [valueOf(before, key) ?? "", valueOf(after, key) ?? ""];
  if (meaning(key, old) === meaning(key, own)) return old === "" || own === "" ? UNSET : SAME;
  return old === "" ? (ADDED[key] ?? null) : null;
}

const LEFT = "cannot be declared";
const UNSET = "is the same as not set";
const SAME = "means the same";

/** What the containers module sets although nixos-container does not. */
const ADDED: Readonly<Record<string, string>> = {
  SYSTEM_PATH: "is the system that is declared; before, it was that of the profile",
};

/** A value in one form for everything that means the same. */
function meaning(key: string, value: string): string {
  switch (key) {
    case "PRIVATE_NETWORK":
    case "AUTO_START":
      return value === "0" ? "" : value;
    case "PRIVATE_USERS":
      return value === "no" ? "" : value;
    case "EXTRA_NSPAWN_FLAGS":
      return sortBindMounts(splitWords(value)).join(" ");
    case "HOST_PORT":
      return portsMeaning(value);
    default:
      return CONF_KEYS.get(key)?.quoted === true ? splitWords(value).join(" ") : value;
  }
}

function portsMeaning(value: string): string {
  const ports = parsePorts(value);
  if (typeof ports === "string") return value;
  return ports.map(({ protocol, hostPort, containerPort }) => `${protocol}:${hostPort}:${containerPort}`).join(",");
}
