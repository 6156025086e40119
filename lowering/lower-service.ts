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

/** `systemd.services."container@"`: the template that imperative containers run from. */
export function lowerTemplate(context: ServiceContext): Service {
  return lowerService(context, templateOptions);
}

/** `systemd.services."container@NAME"` of a declarative container. */
export function lowerContainer(context: ServiceContext, container: ContainerOptions): Service {
  const service = lowerService(context, container.enableTun ? withTun(container) : container);
  if (!container.autoStart) return service;
  return {
    ...service,
    wantedBy: ["machines.target"],
    wants: ["network.target"],
    after: ["network.target"],
    restartTriggers: [container.path],
    reloadIfChanged: true,
  };
}

/** What `enableTun` adds, after the user's own; the option values themselves stay as they are. */
function withTun(container: ContainerOptions): ServiceOptions {
  return {
    ...container,
    allowedDevices: [...container.allowedDevices, { node: "/dev/net/tun", modifier: "rw" }],
    additionalCapabilities: [...container.additionalCapabilities, "CAP_NET_ADMIN"],
  };
}

function lowerService({ release, scripts, files }: ServiceContext, options: ServiceOptions): Service {
  const containerInit = files.addScript("container-init", scripts.containerInit(options));
  return {
    description: "Container '%i'",
    wantedBy: [],
    wants: [],
    after: [],
    environment: release.environment,
    preStart: scripts.preStart(options),
    script: scripts.start(options, containerInit),
    postStart: scripts.postStart(options),
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
