import { joinedBridge } from "../../../lowering/joined-bridge.ts";
import type { Finding } from "../common/plan.ts";
import type { MigratedContainer } from "./migrated-container.ts";
import { nativeMessages } from "./native-messages.ts";

/** What is to be known of containers that are migrated. */
export function nativeFindings(containers: readonly MigratedContainer[]): readonly Finding[] {
  const namesWith = (holds: (container: MigratedContainer) => boolean) =>
    containers.filter(holds).map(({ name }) => name);
  const renamed = namesWith(({ native }) => Object.hasOwn(native.networks.guest, "10-host0.network"));
  const addressed = namesWith(({ native }) => native.networks.needsNetworkd);
  const routed = namesWith(leadsToHost);
  const forwarding = containers.filter(({ options }) => options.privateNetwork && options.forwardPorts.length > 0);
  const between = [...new Set(forwarding.map(({ options }) => joinedBridge(options)?.trim() ?? "ve-*"))];
  const bridges = [...new Set(containers.flatMap(({ native }) => native.networks.bridges))];
  return [
    ...containers.flatMap(hiddenPath),
    ...noteUnlessEmpty(renamed, nativeMessages.guestInterface),
    ...noteUnlessEmpty(addressed, nativeMessages.networkd),
    ...noteUnlessEmpty(bridges, nativeMessages.bridges),
    ...noteUnlessEmpty(routed, nativeMessages.defaultRoute),
    ...noteUnlessEmpty(
      forwarding.map(({ name }) => name),
      (names) => nativeMessages.forwardedPorts(names, between),
    ),
  ];
}

/** Whether a guest has a default route by the host's end of a veth pair that is no port of a bridge. */
function leadsToHost({ options, native: { networks } }: MigratedContainer): boolean {
  const gateways = [options.hostAddress, options.hostAddress6].filter((address) => (address?.trim() ?? "") !== "");
  return gateways.length > 0 && joinedBridge(options) === null && Object.hasOwn(networks.guest, "10-host0.network");
}

function noteUnlessEmpty(
  names: readonly string[],
  message: (names: readonly string[]) => Pick<Finding, "text" | "advice">,
): readonly Finding[] {
  return names.length === 0 ? [] : [{ severity: "note", subject: "host", ...message(names) }];
}

/**
 * Another profile than the container's own, which the guest's profiles hide. The guest calls its own `system`, as the
 * module's script does without a path.
 */
function hiddenPath({ name, options: { path, flake = null } }: MigratedContainer): readonly Finding[] {
  const profiles = "/nix/var/nix/profiles/";
  const own = [`${profiles}per-container/${name}`, `${profiles}system`];
  const isOwn = own.some((profile) => path === profile || path.startsWith(`${profile}/`));
  if (flake !== null || !path.startsWith(profiles) || isOwn) return [];
  return [{ severity: "warning", subject: `containers.${name}.path`, ...nativeMessages.hiddenPath(path) }];
}
