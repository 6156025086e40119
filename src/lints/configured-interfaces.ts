import type { Position } from "../definitions/definition.ts";
import type { AnswerReader } from "./answer-reader.ts";

/** One of `networking.interfaces`. */
export interface ConfiguredInterface {
  readonly name: string;
  /** Those that are known. */
  readonly addresses: readonly InterfaceAddress[];
  /** Whether it has no addresses beside them, and no routes of its own. */
  readonly isComplete: boolean;
}

/** An address of the host. */
export interface InterfaceAddress {
  /** The option that gives it. */
  readonly loc: readonly string[];
  readonly at: Position;
  readonly address: string;
  /** Null where it is not known. */
  readonly prefix: number | null;
}

const INTERFACES = ["networking", "interfaces"];
/** Lists of addresses, the latter under the names that older configurations have for them. */
const LISTS = ["ipv4.addresses", "ipv6.addresses", "ip4", "ip6"];
/** Single addresses of older configurations, with their prefix lengths. */
const SINGLE = [
  ["ipAddress", "prefixLength"],
  ["ipv6Address", "ipv6PrefixLength"],
] as const;
const ROUTES = ["ipv4.routes", "ipv6.routes"];

/** The options below `networking.interfaces.NAME` that are asked for. */
export const INTERFACE_OPTIONS: readonly string[] = ["name", "useDHCP", ...LISTS, ...SINGLE.flat(), ...ROUTES];

/** The interfaces of the host whose addresses the configuration gives; none where there may be others. */
export function configuredInterfaces(answers: AnswerReader): readonly ConfiguredInterface[] {
  return [...(answers.names(INTERFACES)?.keys() ?? [])].flatMap((key) => configuredInterface(answers, key) ?? []);
}

function configuredInterface(answers: AnswerReader, key: string): ConfiguredInterface | undefined {
  const loc = [...INTERFACES, key];
  const named = answers.string([...loc, "name"]);
  if (named === null) return undefined;
  const below = (option: string) => [...loc, ...option.split(".")];
  const found = [
    ...LISTS.map((option) => listed(answers, below(option))),
    ...SINGLE.map(([address, prefix]) => single(answers, below(address), below(prefix))),
  ];
  const dhcp = answers.bool(below("useDHCP"));
  const routes = ROUTES.map((option) => answers.list(below(option)));
  return {
    name: named?.value ?? key,
    addresses: found.flatMap((addresses) => addresses ?? []),
    isComplete:
      !found.includes(null) &&
      (dhcp === undefined || dhcp?.value === false) &&
      routes.every((elements) => elements?.length === 0),
  };
}

/** Null where not all of them are known. */
function listed(answers: AnswerReader, loc: readonly string[]): readonly InterfaceAddress[] | null {
  const elements = answers.list(loc);
  if (elements === null) return null;
  const found = elements.flatMap(({ value, at }): readonly InterfaceAddress[] => {
    if (typeof value !== "object" || value === null || !("address" in value)) return [];
    const { address } = value;
    const prefix = "prefixLength" in value ? value.prefixLength : null;
    return typeof address === "string"
      ? [{ loc, at, address, prefix: typeof prefix === "number" ? prefix : null }]
      : [];
  });
  return found.length === elements.length ? found : null;
}

function single(
  answers: AnswerReader,
  loc: readonly string[],
  ofPrefix: readonly string[],
): readonly InterfaceAddress[] | null {
  const address = answers.string(loc);
  if (address === undefined) return [];
  return address && [{ loc, at: address.at, address: address.value, prefix: answers.number(ofPrefix)?.value ?? null }];
}
