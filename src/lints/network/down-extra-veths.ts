import type { Lint, LintedContainer, LintedHost } from "../lint.ts";
import { extraVethFlaw } from "../names/extra-veth-flaw.ts";
import { takenInGuest } from "../names/taken-in-guest.ts";
import { optionAt } from "../option-at.ts";

/** `extraVeths` whose host's end nothing brings up. */
export const downExtraVeths: Lint = (host, report) => {
  if (bringsHostEndsUp(host)) return;
  for (const container of host.containers) {
    const takenInside = takenInGuest(container);
    for (const [name, veth] of Object.entries(container.options.extraVeths)) {
      if (takenInside.has(name) || !staysDown(container, name) || mayBeBroughtUp(host, name)) continue;
      const addresses = (["localAddress", "localAddress6"] as const).filter((option) => veth[option] !== null);
      const given = { option: optionAt(container.nameSite(["extraVeths", name])), name, addresses };
      report("extra-veth-stays-down", given, container.nameSite(["extraVeths", name]));
    }
  }
};

/** The module does so from the releases after 19.03 on. */
function bringsHostEndsUp({ release }: LintedHost): boolean {
  return release.name > "19.03";
}

function staysDown({ options }: LintedContainer, name: string): boolean {
  // Of a name that is none the lint of names says more.
  if (!options.privateNetwork || extraVethFlaw(name, options) !== undefined) return false;
  return options.extraVeths[name]?.hostBridge === null;
}

/** systemd-networkd comes with `80-container-ve.network`. */
function mayBeBroughtUp({ surroundings }: LintedHost, name: string): boolean {
  const enabled = surroundings?.networkd.enable;
  return name.startsWith("ve-") && (enabled === null || enabled?.value === true);
}
