import { sortedEntries } from "../byte-order.ts";
import type { ModuleRelease } from "../module-release.ts";
import type { ContainerOptions, Facts } from "../types.ts";
import { withTun } from "../with-tun.ts";
import { dropInSections } from "./drop-in.ts";
import { lowerExtraFlags } from "./extra-flags.ts";
import { renderGuestModule } from "./guest-module.ts";
import type { Loss, NativeContainer } from "./native-container.ts";
import { canBeMatched, lowerNetworks } from "./networks.ts";
import { nspawnSections } from "./nspawn-file.ts";
import { renderSections, splitWritable } from "./sections.ts";
import { renderTmpfiles } from "./tmpfiles.ts";

/** A container, and what is known beside its options. */
export interface NativeInput {
  /** A name that systemd takes for a machine's. */
  readonly name: string;
  readonly container: ContainerOptions;
  readonly facts: Facts;
  /** Whether its system is one of 32 bits on a host of 64. */
  readonly is32Bit: boolean;
}

/**
 * What plain systemd needs to run a container as the module of a release runs it. Values that cannot be said are left
 * out and told. Equal input gives equal output.
 */
export function lowerNative(module: ModuleRelease, input: NativeInput): NativeContainer {
  const { name, facts, is32Bit } = input;
  const container = withTun(newestTun(module), input.container);
  const flags = lowerExtraFlags(container);
  const networks = lowerNetworks(module, name, container);
  const nspawn = splitWritable(nspawnSections(module, { name, container, flags, is32Bit }));
  const dropIn = splitWritable(dropInSections(module, { name, container, flags, facts }));
  return {
    nspawn: renderSections(nspawn.sections),
    dropIn: renderSections(dropIn.sections),
    networks,
    tmpfiles: renderTmpfiles(name),
    guestModule: renderGuestModule(module, name, networks.guest),
    losses: [
      ...distinct([...nspawn.losses, ...dropIn.losses]),
      ...flags.losses,
      ...networks.losses,
      ...lostVeths(container),
      ...lostToNamespace(container),
    ],
  };
}

/** systemd-nspawn makes the device node, which the modules of old releases do not allow it to. */
function newestTun(module: ModuleRelease): ModuleRelease {
  return { ...module, has: (change) => change === "tun-with-mknod" || module.has(change) };
}

function lostVeths({ extraVeths }: ContainerOptions): readonly Loss[] {
  return sortedEntries(extraVeths)
    .filter(([veth]) => !canBeMatched(veth))
    .map(([veth]) => ({ option: ["extraVeths", veth], value: veth, reason: "not-an-interface-name" }));
}

/** Interfaces of a container that joins a network namespace. */
function lostToNamespace({ networkNamespace = null, macvlans, extraVeths }: ContainerOptions): readonly Loss[] {
  if (networkNamespace === null) return [];
  const veths = sortedEntries(extraVeths).map(([veth]) => [["extraVeths", veth], veth] as const);
  return [...macvlans.map((name, index) => [["macvlans", index], name] as const), ...veths].map(
    ([option, value]): Loss => ({ option, value, reason: "with-namespace" }),
  );
}

/** An option may be said in several files, each in its own way. */
function distinct(losses: readonly Loss[]): readonly Loss[] {
  const byOption = new Map<string, Loss>();
  for (const loss of losses) {
    const key = JSON.stringify([loss.option, loss.reason]);
    if (!byOption.has(key)) byOption.set(key, loss);
  }
  return [...byOption.values()];
}
