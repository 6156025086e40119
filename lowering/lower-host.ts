import { sortedEntries, sortedRecord } from "./byte-order.ts";
import { failedAssertions, warningsOf } from "./checks.ts";
import { createFileStore } from "./file-store.ts";
import { lines, optional } from "./indented-string.ts";
import { jobNames } from "./job-names.ts";
import { type ContainerParts, createServiceLowering } from "./lower-service.ts";
import { createSharedTexts, createUnitLowering } from "./lower-unit.ts";
import { type ModuleRelease, moduleRelease } from "./module-release.ts";
import { createConfRenderer } from "./render-conf.ts";
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
  /** The containers whose systems are evaluated from `config`, so that what is asserted of those matters. */
  readonly guests?: ReadonlySet<string>;
}

/**
 * What the containers module of a release puts on the host: its `config`, and the unit files and scripts that the
 * systemd module makes of it. Equal input gives equal output. Throws for an unknown release only.
 */
export function lowerHost(input: LoweringInput): LoweredHost {
  return lowerWith(moduleRelease(input.release, input.host.stateVersion), input);
}

/** The same with a module that need not be that of a release. */
export function lowerWith(module: ModuleRelease, input: Omit<LoweringInput, "release">): LoweredHost {
  const { host } = input;
  const lowered = host.enableContainers ? lowerContainers(module, input) : emptyHost;
  return {
    ...lowered,
    systemd: { ...lowered.systemd, targets: lowerTargets(module, host) },
    containers: sortedRecord(sortedEntries(input.containers)),
    assertions: failedAssertions(module, input).map(({ message }) => message),
    warnings: warningsOf(module, input),
  };
}

/** A target that two modules want twice stays a list of both, as in the options of NixOS. */
function lowerTargets({ has }: ModuleRelease, { enableContainers }: HostOptions): LoweredHost["systemd"]["targets"] {
  const wants = [
    ...(enableContainers && has("machines-target") ? ["machines.target"] : []),
    ...(has("multi-user-wants-machines") ? ["machines.target"] : []),
  ];
  return wants.length === 0 ? {} : { "multi-user": { wants } };
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

function lowerContainers(
  module: ModuleRelease,
  { containers, host, facts }: Pick<LoweringInput, "containers" | "host" | "facts">,
): LoweredHost {
  const { has, directories } = module;
  const renderConf = createConfRenderer(module);
  const declared = sortedEntries(containers).map(([name, container]): ContainerParts => ({
    name,
    container,
    conf: renderConf(container),
  }));
  return {
    ...emptyHost,
    ...lowerServices(module, declared, { host, facts }),
    environment: {
      etc: sortedRecord(
        declared.map(({ name, conf }) => [`${directories.conf}/${name}.conf`, { text: conf }] as const),
      ),
      systemPackages: [facts.packages.nixosContainer],
    },
    networking: {
      extraHosts: declared.map(({ name, container }) => renderHostsEntry(name, container.localAddress)).join(""),
      dhcpcd: { denyInterfaces: ["ve-*", "vb-*"] },
    },
    services: {
      udev: { extraRules: host.networkmanager ? unmanagedInterfaces : "" },
    },
    boot: { kernelModules: has("kernel-modules") ? ["bridge", "macvlan", "tap", "tun"] : [] },
  };
}

function lowerServices(
  module: ModuleRelease,
  declared: readonly ContainerParts[],
  { host, facts }: Pick<LoweringInput, "host" | "facts">,
): Pick<LoweredHost, "systemd" | "units" | "files"> {
  const scripts = createScriptRenderer(module, facts, host.system);
  const files = createFileStore({ text: (script) => scripts.job(script), names: jobNames(module) });
  const lowering = createServiceLowering({ module, files, scripts });
  const lowerUnit = createUnitLowering({ module, files, texts: createSharedTexts(module, facts) });
  const services = [
    ["container@", lowering.template()] as const,
    // Of two services with one name, listToAttrs keeps the first: the template.
    ...declared
      .filter(({ name }) => name !== "")
      .map((parts) => [`container@${parts.name}`, lowering.container(parts)] as const),
  ];
  const units = services.map(([name, service]) => [`${name}.service`, lowerUnit(name, service)] as const);
  return {
    systemd: { services: sortedRecord(services), targets: {} },
    units: sortedRecord(units),
    files: files.files(),
  };
}

/** A line of `/etc/hosts`, from `localAddress` alone and without its prefix length. */
function renderHostsEntry(name: string, localAddress: string | null): string {
  return optional(localAddress, (address) => `${address.replace(/\/.*/s, "")} ${name}.containers`);
}

const unmanagedInterfaces = lines([
  "# Don't manage interfaces created by nixos-container.",
  'ENV{INTERFACE}=="v[eb]-*", ENV{NM_UNMANAGED}="1"',
]);
