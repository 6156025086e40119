import type { FileStore } from "./file-store.ts";
import type { ModuleRelease } from "./releases.ts";
import type { ScriptRenderer } from "./render-scripts.ts";
import type { ContainerOptions, Service } from "./types.ts";

/** The options of a container that its service depends on besides the conf file. */
export type ServiceOptions = Pick<
  ContainerOptions,
  | "extraVeths"
  | "additionalCapabilities"
  | "allowedDevices"
  | "hostAddress"
  | "hostAddress6"
  | "localAddress"
  | "localAddress6"
  | "tmpfs"
>;

/** What the services of one lowering have in common. */
export interface ServiceContext {
  readonly release: ModuleRelease;
  readonly scripts: ScriptRenderer;
  readonly files: FileStore;
}

/** `dummyConfig` of the module. */
const templateOptions: ServiceOptions = {
  extraVeths: {},
  additionalCapabilities: [],
  allowedDevices: [],
  hostAddress: null,
  hostAddress6: null,
  localAddress: null,
  localAddress6: null,
  tmpfs: [],
};

/** Lowers the services of one host. */
export interface ServiceLowering {
  /** `systemd.services."container@"`: the template that imperative containers run from. */
  template(): Service;
  /** `systemd.services."container@NAME"` of a declarative container. */
  container(container: ContainerOptions): Service;
}

/** Services that differ in their addresses alone share everything else. */
export function createServiceLowering(context: ServiceContext): ServiceLowering {
  const shared = createSharedPart(context);
  const lower = (options: ServiceOptions): Service => ({
    ...shared(options),
    postStart: context.scripts.postStart(options),
  });
  return {
    template: () => lower(templateOptions),
    container(container) {
      const service = lower(container.enableTun ? withTun(container) : container);
      return container.autoStart ? { ...service, ...autoStarted, restartTriggers: [container.path] } : service;
    },
  };
}

const autoStarted = {
  wantedBy: ["machines.target"],
  wants: ["network.target"],
  after: ["network.target"],
  reloadIfChanged: true,
};

/** What `enableTun` adds, after the user's own; the option values themselves stay as they are. */
function withTun(container: ContainerOptions): ServiceOptions {
  return {
    ...container,
    allowedDevices: [...container.allowedDevices, { node: "/dev/net/tun", modifier: "rw" }],
    additionalCapabilities: [...container.additionalCapabilities, "CAP_NET_ADMIN"],
  };
}

type SharedPart = Omit<Service, "postStart">;

/** The part of a service without addresses. Options that nobody sets are one object in all containers. */
function createSharedPart(context: ServiceContext): (options: ServiceOptions) => SharedPart {
  let last: { readonly options: ServiceOptions; readonly part: SharedPart } | undefined;
  return (options) => {
    if (last === undefined || !SHARED_OPTIONS.every((name) => last?.options[name] === options[name])) {
      last = { options, part: lowerSharedPart(context, options) };
    }
    return last.part;
  };
}

const SHARED_OPTIONS = ["extraVeths", "additionalCapabilities", "allowedDevices", "tmpfs"] as const;

function lowerSharedPart({ release, scripts, files }: ServiceContext, options: ServiceOptions): SharedPart {
  const containerInit = files.addScript("container-init", scripts.containerInit(options));
  return {
    description: "Container '%i'",
    wantedBy: [],
    wants: [],
    after: [],
    environment: release.environment,
    preStart: scripts.preStart(options),
    script: scripts.start(options, containerInit),
    preStop: scripts.preStop(),
    restartIfChanged: false,
    reloadIfChanged: false,
    restartTriggers: [],
    serviceConfig: serviceConfig(release, files.addScript("reload-container", scripts.reloadContainer()), options),
    unitConfig: release.unitConfig,
  };
}

/** `serviceDirectives` of the module. */
function serviceConfig(release: ModuleRelease, reload: string, options: ServiceOptions): Service["serviceConfig"] {
  return {
    Delegate: true,
    DeviceAllow: options.allowedDevices.map(({ node, modifier }) => `${node} ${modifier}`),
    DevicePolicy: "closed",
    EnvironmentFile: `-/etc/${release.confDirectory}/%i.conf`,
    ExecReload: reload,
    KillMode: "mixed",
    // Ignored by systemd-nspawn, which preStop has asked to power off; systemd insists on sending some signal.
    KillSignal: "WINCH",
    Restart: "on-failure",
    // What systemd-nspawn returns when the container reboots.
    RestartForceExitStatus: "133",
    Slice: "machine.slice",
    SuccessExitStatus: "133",
    SyslogIdentifier: "container %i",
    Type: "notify",
  };
}
