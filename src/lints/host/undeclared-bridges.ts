import { sortedEntries } from "../../../lowering/byte-order.ts";
import { extraPairEnds } from "../../../lowering/container-network.ts";
import { closestName } from "../../diagnostics/closest-name.ts";
import { nixString } from "../../evaluation/nix-string.ts";
import type { Release } from "../../releases/releases.ts";
import type { SitePath } from "../../options/site.ts";
import { optionAt } from "../option-at.ts";
import type { FindingDetails, Lint, LintedContainer } from "../lint.ts";

/** Bridges that other software makes: libvirt, Docker, Podman, LXC, LXD, Incus, CNI, VirtualBox, systemd-nspawn, waydroid. */
const MADE_BY_OTHERS = /^(?:virbr|docker|podman|lxcbr|lxdbr|incusbr|cni|vboxnet|vz-|waydroid)|^br-[0-9a-f]{12}$/;

/**
 * Bridges that nothing in the configuration makes, each where it is first used. A configuration without any interface
 * leaves them to something else and is not asked.
 */
export const undeclaredBridges: Lint = ({ release, containers, surroundings }, report) => {
  const declared = surroundings?.declaredInterfaces ?? null;
  if (declared === null || declared.size === 0) return;
  const reported = new Set<string>();
  for (const container of containers) {
    for (const { at, bridge } of bridgesOf(release, container)) {
      if (bridge === "" || declared.has(bridge) || MADE_BY_OTHERS.test(bridge) || reported.has(bridge)) continue;
      reported.add(bridge);
      const site = container.valueSite(at);
      const meant = closestName(bridge, [...declared.keys()]);
      report("undeclared-bridge", { option: optionAt(site), bridge, meant }, site, replacing(bridge, meant));
    }
  }
};

interface UsedBridge {
  readonly at: SitePath;
  readonly bridge: string | null;
}

/** Those that the host joins something to. */
function bridgesOf(release: Release, { options }: LintedContainer) {
  const own: readonly UsedBridge[] = options.privateNetwork ? [{ at: ["hostBridge"], bridge: options.hostBridge }] : [];
  const veths = extraPairEnds(release, options).host ? sortedEntries(options.extraVeths) : [];
  const extra = veths.map(([name, { hostBridge }]): UsedBridge => {
    return { at: ["extraVeths", name, "hostBridge"], bridge: hostBridge };
  });
  return [...own, ...extra].flatMap(({ at, bridge }) => (bridge === null ? [] : [{ at, bridge }]));
}

function replacing(bridge: string, meant: string | undefined): FindingDetails {
  if (meant === undefined) return {};
  return { repair: { safe: false, was: bridge, by: nixString(meant) } };
}
