import type { MachineNameFlaw } from "../../diagnostics/lints/name-messages.ts";
import { isFileName, isUnitName } from "../../output/container-name.ts";

/** `HOST_NAME_MAX` of Linux. */
const MAX_MACHINE_NAME = 64;

/**
 * The first flaw of a name to `hostname_is_valid` of systemd, undefined for a good one. Underscores are one for systemd
 * 241 and later only.
 */
export function machineNameFlaw(name: string): MachineNameFlaw | undefined {
  if (!isFileName(name) || !isUnitName(name)) return "unit";
  if (/[^\w.-]/.test(name)) return "characters";
  if (!name.split(".").every(isLabel)) return "labels";
  if (name.length > MAX_MACHINE_NAME) return "length";
  return name.includes("_") ? "underscore" : undefined;
}

function isLabel(label: string): boolean {
  return label !== "" && !label.startsWith("-") && !label.endsWith("-");
}

/** Whether systemd-nspawn starts a container of this name, at least in a version that takes underscores. */
export function canBeMachine(name: string): boolean {
  const flaw = machineNameFlaw(name);
  return flaw === undefined || flaw === "underscore";
}
