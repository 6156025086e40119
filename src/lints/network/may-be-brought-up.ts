import type { LintedHost } from "../lint.ts";

/** Whether systemd-networkd, which comes with `80-container-ve.network`, may bring up an interface of the host. */
export function mayBeBroughtUp({ surroundings }: LintedHost, name: string): boolean {
  const enabled = surroundings?.networkd.enable;
  return name.startsWith("ve-") && (enabled === null || enabled?.value === true);
}
