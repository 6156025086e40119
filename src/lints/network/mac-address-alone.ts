import { hasOwnPair, touchesOwnPair } from "../../../lowering/container-network.ts";
import { joinedBridge } from "../../../lowering/joined-bridge.ts";
import type { Lint } from "../lint.ts";
import { optionAt } from "../option-at.ts";
import { mayBeBroughtUp } from "./may-be-brought-up.ts";

/** MAC addresses that make a veth pair whose end on the host nothing brings up. */
export const macAddressAlone: Lint = (host, report) => {
  for (const container of host.containers) {
    const { name, options } = container;
    if (!hasOwnPair(host.release, options) || touchesOwnPair(host.release, options)) continue;
    // systemd-nspawn brings up what it adds to a bridge.
    if (joinedBridge(options) !== null || mayBeBroughtUp(host, `ve-${name}`)) continue;
    const site = container.nameSite(["localMacAddress"]);
    report("mac-address-without-address", { option: optionAt(site), link: `ve-${name}` }, site);
  }
};
