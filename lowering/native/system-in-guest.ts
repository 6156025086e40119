import type { ContainerOptions } from "../types.ts";

/** The directory on the host that is `/nix/var/nix/profiles` in a container. */
export function profilesOf(name: string): string {
  return `/nix/var/nix/profiles/per-container/${name}`;
}

/** Where the guest sees the system that it runs. */
export function systemInGuest(name: string, { path, flake = null }: ContainerOptions): string {
  const own = profilesOf(name);
  if (flake !== null) return "/nix/var/nix/profiles/system";
  return path === own || path.startsWith(`${own}/`) ? `/nix/var/nix/profiles${path.slice(own.length)}` : path;
}
