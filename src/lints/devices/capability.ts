import { hasChange } from "../../../lowering/releases/changes.ts";
import { closestName } from "../../diagnostics/closest-name.ts";
import type { Release } from "../../releases/releases.ts";
import type { LintedContainer } from "../lint.ts";
import { impliedBy, isPrivateByFlag } from "../network/network-paths.ts";
import { capabilityNames, retainedCapabilities } from "./capability-names.ts";

/** A capability in `additionalCapabilities`. */
export interface Capability {
  /** Of the element. */
  readonly index: number;
  /** As it is written. */
  readonly text: string;
  /** As capabilities(7) writes it, or `all`; undefined where systemd-nspawn does not know it. */
  readonly name: string | undefined;
}

/** What a container asks for itself. systemd-nspawn splits every element at commas. */
export function capabilitiesOf({ options }: LintedContainer): readonly Capability[] {
  return options.additionalCapabilities.flatMap((element, index) =>
    element
      .split(",")
      .filter((text) => text !== "")
      .map((text) => ({ index, text, name: capabilityFromName(text) })),
  );
}

/** `capability_from_name` of systemd: a number, or a name with its prefix, in any case. */
function capabilityFromName(text: string): string | undefined {
  if (text === "all") return text;
  if (/^\d{1,2}$/.test(text)) return Number(text) < 63 ? (capabilityNames[Number(text)] ?? text) : undefined;
  const name = text.toUpperCase();
  return capabilityNames.includes(name) ? name : undefined;
}

/** The capability that somebody likely meant. */
export interface MeantCapability {
  readonly name: string;
  /** Whether it is the name without its prefix. */
  readonly certain: boolean;
}

/** What a text that systemd-nspawn does not know may stand for. */
export function meantCapability(text: string): MeantCapability | undefined {
  const name = text.trim().toUpperCase();
  const prefixed = name.startsWith("CAP_") ? name : `CAP_${name}`;
  if (capabilityNames.includes(prefixed)) return { name: prefixed, certain: true };
  const closest = closestName(prefixed, capabilityNames);
  return closest === undefined ? undefined : { name: closest, certain: false };
}

/** Why a container has a capability without asking for it. */
export function givenAnyway(
  { name }: Capability,
  container: LintedContainer,
): "always" | "network" | "tun" | undefined {
  const { options } = container;
  if (name === undefined) return undefined;
  if (retainedCapabilities.has(name)) return "always";
  if (name !== "CAP_NET_ADMIN") return undefined;
  if (options.enableTun) return "tun";
  return options.privateNetwork || impliedBy(container).length > 0 || isPrivateByFlag(options) ? "network" : undefined;
}

/**
 * Whether several capabilities reach systemd-nspawn as one name: older modules join them by spaces, while systemd-nspawn
 * splits at commas only.
 */
export function areJoined(
  release: Release,
  { options: { additionalCapabilities, enableTun } }: LintedContainer,
): boolean {
  return !hasChange(release.name, "capabilities-by-comma") && additionalCapabilities.length + (enableTun ? 1 : 0) > 1;
}
