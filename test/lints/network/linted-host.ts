import type { ContainerOptions } from "../../../lowering/types.ts";
import type { HostSurroundings } from "../../../src/lints/host-surroundings.ts";
import type { Lint, LintedContainer, LintedHost } from "../../../src/lints/lint.ts";
import { siteAt } from "../../../src/options/site.ts";
import { releaseNamed } from "../../evaluation/evaluate-configuration.ts";
import { containerOptions } from "../../lowering/container-options.ts";

/** A host with these containers, without places. */
export function lintedHost(
  containers: { readonly [name: string]: Partial<ContainerOptions> },
  rest: Partial<LintedHost> = {},
): LintedHost {
  return {
    release: releaseNamed("19.03"),
    containers: Object.entries(containers).map(([name, options]) => linted(name, containerOptions(options))),
    host: { enableContainers: true, networkmanager: false, system: "x86_64-linux", stateVersion: null },
    surroundings: null,
    ...rest,
  };
}

function linted(name: string, options: ContainerOptions): LintedContainer {
  const site = (focus: "name" | "value") => (path: Parameters<LintedContainer["nameSite"]>[0]) =>
    siteAt(null, ["containers", name], path, focus);
  return { name, options, hasConfig: false, defines: () => false, valueSite: site("value"), nameSite: site("name") };
}

/** The codes of what a lint finds, and the options that they are about. */
export function findingsOf(lint: Lint, host: LintedHost): readonly string[] {
  const found: string[] = [];
  lint(host, (code, _given, { loc }) => {
    found.push(`${code}: ${loc.join(".")}`);
  });
  return found;
}

/** A host of whose configuration only systemd-networkd is known: whether it is switched on. */
export function networkdHost(enable: HostSurroundings["networkd"]["enable"]): HostSurroundings {
  const unknown = null;
  return {
    declaredInterfaces: unknown,
    interfaces: [],
    networkmanager: { enable: unknown, unmanaged: unknown },
    networkd: { enable, networks: unknown },
    dhcp: { use: unknown, denied: unknown },
    etcFiles: unknown,
    virtualisation: {
      podman: unknown,
      containers: unknown,
      "cri-o": unknown,
    },
  };
}
