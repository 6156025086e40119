import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { temporaryDirectory } from "../../output/temporary-directory.ts";

/** A new root directory of a host, with files by their paths, and a directory for conf files. */
export function hostDirectory(files: Readonly<Record<string, string | Buffer>>): string {
  const root = temporaryDirectory();
  mkdirSync(join(root, "etc/nixos-containers"), { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** Where a container has its conf file, and its configuration. */
export function confPath(name: string): string {
  return `etc/nixos-containers/${name}.conf`;
}

export function guestPath(name: string): string {
  return `var/lib/nixos-containers/${name}/etc/nixos/configuration.nix`;
}

/** What nixos-container writes, with lines added. */
export function confText(...more: readonly string[]): string {
  const lines = [
    "PRIVATE_NETWORK=1",
    "HOST_ADDRESS=10.233.1.1",
    "LOCAL_ADDRESS=10.233.1.2",
    "HOST_BRIDGE=",
    "HOST_PORT=",
  ];
  return [...lines, "AUTO_START=0", ...more, ""].join("\n");
}
