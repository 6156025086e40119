import type { Finding } from "../common/plan.ts";
import type { MigratedContainer } from "./migrated-container.ts";
import { nativeMessages } from "./native-messages.ts";

/** What is to be known of containers that are migrated. */
export function nativeFindings(containers: readonly MigratedContainer[]): readonly Finding[] {
  const namesWith = (holds: (container: MigratedContainer) => boolean) =>
    containers.filter(holds).map(({ name }) => name);
  const renamed = namesWith(({ native }) => Object.hasOwn(native.networks.guest, "10-host0.network"));
  const addressed = namesWith(({ native }) => native.networks.needsNetworkd);
  const forwarding = namesWith(({ options }) => options.privateNetwork && options.forwardPorts.length > 0);
  const bridges = [...new Set(containers.flatMap(({ native }) => native.networks.bridges))];
  return [
    ...containers.flatMap(hiddenPath),
    ...noteUnlessEmpty(renamed, nativeMessages.guestInterface),
    ...noteUnlessEmpty(addressed, nativeMessages.networkd),
    ...noteUnlessEmpty(bridges, nativeMessages.bridges),
    ...noteUnlessEmpty(forwarding, nativeMessages.forwardedPorts),
  ];
}

function noteUnlessEmpty(
  names: readonly string[],
  message: (names: readonly string[]) => Pick<Finding, "text" | "advice">,
): readonly Finding[] {
  return names.length === 0 ? [] : [{ severity: "note", subject: "host", ...message(names) }];
}

/** Another profile than the container's own, which the guest's profiles hide. */
function hiddenPath({ name, options: { path, flake = null } }: MigratedContainer): readonly Finding[] {
  const profiles = "/nix/var/nix/profiles/";
  const own = `${profiles}per-container/${name}`;
  if (flake !== null || !path.startsWith(profiles) || path === own || path.startsWith(`${own}/`)) return [];
  return [{ severity: "warning", subject: `containers.${name}.path`, ...nativeMessages.hiddenPath(path) }];
}
