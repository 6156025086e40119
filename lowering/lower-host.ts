import { sortedEntries, sortedRecord } from "./byte-order.ts";
import { createFileStore } from "./file-store.ts";
import { lines, optional } from "./indented-string.ts";
import { createServiceLowering } from "./lower-service.ts";
import { createSharedTexts, lowerUnit } from "./lower-unit.ts";
import { moduleRelease } from "./releases.ts";
import { renderConf } from "./render-conf.ts";
import { createScriptRenderer } from "./render-scripts.ts";
import type { ContainerOptions, Facts, HostOptions, LoweredHost } from "./types.ts";

/** What `lowerHost` needs to know. */
export interface LoweringInput {
  /** Name of a modelled release, such as `19.03`. */
  readonly release: string;
  /** Final option values by container name. */
  readonly containers: { readonly [name: string]: ContainerOptions };
  readonly host: HostOptions;
  readonly facts: Facts;
}

/**
 * What the containers module of a release puts on the host: its `config`, and the unit files and scripts that the
 * systemd module makes of it. Equal input gives equal output. Throws for an unknown release only.
 */
export function lowerHost(input: LoweringInput): LoweredHost {
  const { containers, host } = input;
  return host.enableContainers
    ? lowerContainers(input)
    : { ...emptyHost, containers: sortedRecord(sortedEntries(containers)) };
}

/** What stays without `boot.enableContainers`: the options, and nothing that follows from them. */
const emptyHost: LoweredHost = {
  containers: {},
  systemd: { services: {}, targets: {} },
  units: {},
  environment: { etc: {}, systemPackages: [] },
  networking: { extraHosts: "", dhcpcd: { denyInterfaces: [] } },
  services: { udev: { extraRules: "" } },
  boot: { kernelModules: [] },
  files: {},
  assertions: [],
  warnings: [],
};

function lowerContainers({ release, containers, host, facts }: LoweringInput): LoweredHost {
  const module = moduleRelease(release);
  const scripts = createScriptRenderer(module, facts, host.system);
  const files = createFileStore((script) => scripts.job(script));
  const context = {
    release: module,
    texts: createSharedTexts(facts),
    files,
    scripts,
  };
  const lowering = createServiceLowering(context);
  const declared = sortedEntries(containers);
  const services = [
    ["container@", lowering.template()] as const,
    // Of two services with one name, listToAttrs keeps the first: the template.
    ...declared
      .filter(([name]) => name !== "")
      .map(([name, container]) => [`container@${name}`, lowering.container(container)] as const),
  ];
  const units = services.map(([name, service]) => [`${name}.service`, lowerUnit(context, name, service)] as const);
  return {
    ...emptyHost,
    containers: sortedRecord(declared),
    systemd: {
      services: sortedRecord(services),
      targets: { "multi-user": { wants: ["machines.target"] } },
    },
    units: sortedRecord(units),
    environment: {
      etc: sortedRecord(declared.map(([name, container]) => lowerConf(module.confDirectory, name, container))),
      systemPackages: [facts.packages.nixosContainer],
    },
    networking: {
      extraHosts: declared.map(([name, { localAddress }]) => renderHostsEntry(name, localAddress)).join(""),
      dhcpcd: { denyInterfaces: ["ve-*", "vb-*"] },
    },
    services: {
      udev: { extraRules: host.networkmanager ? unmanagedInterfaces : "" },
    },
    files: files.files(),
  };
}

function lowerConf(directory: string, name: string, container: ContainerOptions) {
  return [`${directory}/${name}.conf`, { text: renderConf(container) }] as const;
}

/** A line of `/etc/hosts`, from `localAddress` alone and without its prefix length. */
function renderHostsEntry(name: string, localAddress: string | null): string {
  return optional(localAddress, (address) => `${address.replace(/\/.*/s, "")} ${name}.containers`);
}

const unmanagedInterfaces = lines([
  "# Don't manage interfaces created by nixos-container.",
  'ENV{INTERFACE}=="v[eb]-*", ENV{NM_UNMANAGED}="1"',
]);
