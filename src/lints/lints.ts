import type { Lint } from "./lint.ts";
import { addressLints } from "./addresses/address-lints.ts";
import { deviceLints } from "./devices/device-lints.ts";
import { hostLints } from "./host/host-lints.ts";
import { mountLints } from "./mounts/mount-lints.ts";
import { nameLints } from "./names/name-lints.ts";
import { networkLints } from "./network/network-lints.ts";
import { valueLints } from "./values/value-lints.ts";

/** Every lint, in the order in which their findings are shown for one place. */
export const lints: readonly Lint[] = [
  ...nameLints,
  ...networkLints,
  ...addressLints,
  ...valueLints,
  ...mountLints,
  ...deviceLints,
  ...hostLints,
];
