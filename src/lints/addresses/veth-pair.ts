import { extraPairEnds, touchesOwnPair } from "../../../lowering/container-network.ts";
import { joinedBridge } from "../../../lowering/joined-bridge.ts";
import type { NetworkOptions } from "../../../lowering/types.ts";
import type { Site } from "../../options/site.ts";
import type { Release } from "../../releases/releases.ts";
import type { LintedContainer, LintedHost, Report } from "../lint.ts";
import { type ReadAddress, readAddress } from "./read-address.ts";

/** A veth pair between host and container that the module sets up. */
export interface VethPair {
  readonly container: LintedContainer;
  /** Whether it is the one of `privateNetwork`, over which the container has its default route. */
  readonly isMain: boolean;
  /** Null where the host's end has addresses of its own. */
  readonly bridge: string | null;
  readonly addresses: readonly PairAddress[];
}

/** An address of a pair. */
export interface PairAddress {
  readonly pair: VethPair;
  readonly option: AddressOption;
  readonly end: "host" | "local";
  readonly text: string;
  /** Undefined where `ip` refuses it. */
  readonly read: ReadAddress | undefined;
  readonly site: () => Site;
}

export type AddressOption = "hostAddress" | "hostAddress6" | "localAddress" | "localAddress6";

/** A rule about the addresses of a host, all of whose pairs it gets, in the order of the containers. */
export type AddressRule = (pairs: readonly VethPair[], report: Report, host: LintedHost) => void;

const OPTIONS: readonly AddressOption[] = ["hostAddress", "hostAddress6", "localAddress", "localAddress6"];

/** The pairs of a container whose addresses the module does not drop. */
export function vethPairs(release: Release, container: LintedContainer): readonly VethPair[] {
  const { options } = container;
  const veths = extraPairEnds(release, options).host ? Object.entries(options.extraVeths) : [];
  return [
    ...(touchesOwnPair(release, options) ? [createPair(container, [], options, joinedBridge(options))] : []),
    ...veths.map(([name, veth]) => createPair(container, ["extraVeths", name], veth, veth.hostBridge)),
  ];
}

function createPair(
  container: LintedContainer,
  path: readonly string[],
  options: NetworkOptions,
  bridge: string | null,
): VethPair {
  const addresses: PairAddress[] = [];
  const pair = { container, isMain: path.length === 0, bridge, addresses };
  for (const option of OPTIONS) {
    const value = options[option];
    if (value === null || isUnused(pair, value)) continue;
    const text = isInConfOnly(pair) ? value.trimEnd() : value;
    const end = option.startsWith("host") ? "host" : "local";
    if (isMoreThanAddress(text) || (end === "host" && isKindOfRoute(pair, text))) continue;
    const site = () => container.valueSite([...path, option]);
    addresses.push({ pair, option, end, text, read: readAddress(trimSpaces(text)), site });
  }
  return pair;
}

type PairKind = Pick<VethPair, "isMain" | "bridge">;

/** Addresses of bridged containers reach `ip` through variables, which lose white space at the end. */
function isInConfOnly({ isMain, bridge }: PairKind): boolean {
  return isMain && bridge !== null;
}

function isUnused(pair: PairKind, value: string): boolean {
  return isInConfOnly(pair) && value.trim() === "";
}

/** Words of `ip` after an address: whoever writes `10.0.0.2/24 brd +` knows them. */
function isMoreThanAddress(text: string): boolean {
  return /^[ \t]*\S+[ \t]+[a-z]/.test(text);
}

/** With a bridge the container's route is all that follows from an address of the host's end. */
function isKindOfRoute({ isMain, bridge }: PairKind, text: string): boolean {
  return !isMain && bridge !== null && /^[a-z]+$/.test(text);
}

function trimSpaces(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, "");
}
