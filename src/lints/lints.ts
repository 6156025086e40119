import { containersDisabled } from "./host/containers-disabled.ts";
import type { Lint, LintedHost } from "./lint.ts";
import { addressLints } from "./addresses/address-lints.ts";
import { deviceLints } from "./devices/device-lints.ts";
import { hostLints } from "./host/host-lints.ts";
import { mountLints } from "./mounts/mount-lints.ts";
import { nameLints } from "./names/name-lints.ts";
import { networkLints } from "./network/network-lints.ts";
import { serviceLints } from "./service/service-lints.ts";
import { valueLints } from "./values/value-lints.ts";

/** Every lint, in the order in which their findings are shown for one place. */
const lints: readonly Lint[] = [
  ...nameLints,
  ...networkLints,
  ...addressLints,
  ...valueLints,
  ...mountLints,
  ...deviceLints,
  ...serviceLints,
  ...hostLints,
];

/** The lints that have something to say of a host. Where the module is off, nothing of a container gets there. */
export function lintsFor({ host }: Pick<LintedHost, "host">): readonly Lint[] {
  return host.enableContainers ? lints : [containersDisabled];
}
