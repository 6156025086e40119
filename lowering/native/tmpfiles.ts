import { profilesOf } from "./system-in-guest.ts";

/** The directory in which systemd looks for machines. */
export const MACHINES = "/var/lib/machines";

/** A file of tmpfiles.d(5) with what the module's script makes at every start, and with what systemd-nspawn insists on. */
export function renderTmpfiles(name: string): string {
  const root = `${MACHINES}/${name}`;
  const lines = [
    `d ${root}`,
    `d ${root}/etc`,
    // An empty one keeps the guest from taking its boot for the first.
    `f ${root}/etc/machine-id`,
    `d ${root}/root 0700`,
    `d ${root}/usr`,
    `d ${root}/var/lib`,
    `d ${root}/var/lib/private 0700`,
    `d ${profilesOf(name)}`,
    `d /nix/var/nix/gcroots/per-container/${name}`,
  ];
  return lines.map((line) => `${line}\n`).join("");
}
