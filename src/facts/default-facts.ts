import type { Facts } from "../../lowering/types.ts";

/**
 * The facts of an ordinary systemd distribution: everything in `/usr`, and `/bin` and `/sbin` searched as well for
 * those where they are no links to it. `system` is a platform in the words of Nix.
 */
export function defaultFacts(system: string = platformOf(process.arch, process.platform)): Facts {
  return {
    system,
    shell: "/bin/bash",
    packages: { systemd: "/usr", iproute: "/usr", nix: "/usr", nixosContainer: "/usr" },
    defaultPath: [""],
    globalEnvironment: {},
    toplevels: {},
  };
}

/** `builtins.currentSystem`, from the names that Node has for processors and kernels. */
function platformOf(arch: string, kernel: string): string {
  const processors: { readonly [arch: string]: string } = {
    x64: "x86_64",
    ia32: "i686",
    arm64: "aarch64",
    arm: "armv7l",
    ppc64: "powerpc64le",
  };
  return `${processors[arch] ?? arch}-${kernel}`;
}
