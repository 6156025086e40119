import type { Lint } from "../lint.ts";
import { deviceModifiers } from "./device-modifiers.ts";
import { deviceNodes } from "./device-nodes.ts";
import { devicesWithoutNodes } from "./devices-without-nodes.ts";
import { joinedCapabilities } from "./joined-capabilities.ts";
import { redundantCapabilities } from "./redundant-capabilities.ts";
import { redundantDevices } from "./redundant-devices.ts";
import { unknownCapabilities } from "./unknown-capabilities.ts";

/** Lints of devices and capabilities. */
export const deviceLints: readonly Lint[] = [
  deviceNodes,
  deviceModifiers,
  redundantDevices,
  devicesWithoutNodes,
  unknownCapabilities,
  joinedCapabilities,
  redundantCapabilities,
];
