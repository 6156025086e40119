import { lowerAutoStart } from "./auto-start.ts";
import type { FileStore } from "./file-store.ts";
import type { ModuleRelease } from "./module-release.ts";
import type { ScriptRenderer } from "./render-scripts.ts";
import { requiredMounts } from "./required-mounts.ts";
import { serviceDirectives } from "./service-directives.ts";
import { withTun } from "./with-tun.ts";
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
  | "ephemeral"
  | "timeoutStartSec"
>;

/** What the services of one lowering have in common. */
export interface ServiceContext {
  readonly module: ModuleRelease;
  readonly scripts: ScriptRenderer;
  readonly files: FileStore;
}

/** A container and what its conf file says. */
export interface ContainerParts {
  readonly name: string;
  readonly container: ContainerOptions;
  readonly conf: string;
}

/** Lowers the services of one host. */
export interface ServiceLowering {
  /** `systemd.services."container@"`: the template that imperative containers run from. */
  template(): Service;
  /** `systemd.services."container@NAME"` of a declarative container. */
  container(parts: ContainerParts): Service;
}

/** Services that differ in their addresses alone share everything else. */
export function createServiceLowering(context: ServiceContext): ServiceLowering {
  const shared = createSharedPart(context);
  const { module } = context;
  const lower = (options: ServiceOptions): Omit<Service, "unitConfig"> => ({
    ...shared(options),
    postStart: context.scripts.postStart(options),
  });
  const mounts = requiredMounts(module);
  const autoStart = lowerAutoStart(context);
  return {
    template: () => ({ ...lower(templateOptions(module)), unitConfig: mounts.template }),
    container(parts) {
      const { container } = parts;
      const service = { ...lower(withTun(module, container)), unitConfig: mounts.of(container) };
      return container.autoStart ? { ...service, ...autoStart(parts) } : service;
    },
  };
}

/** `dummyConfig` of the module. */
function templateOptions({ has }: ModuleRelease): ServiceOptions {
  return {
    extraVeths: {},
    additionalCapabilities: [],
    allowedDevices: [],
    hostAddress: null,
    hostAddress6: null,
    localAddress: null,
    localAddress6: null,
    tmpfs: [],
    timeoutStartSec: has("template-timeout") ? "1min" : "15s",
  };
}

type SharedPart = Omit<Service, "postStart" | "unitConfig">;

/** The part of a service without addresses. Options that nobody sets are one object in all containers. */
function createSharedPart(context: ServiceContext): (options: ServiceOptions) => SharedPart {
  let last: { readonly options: ServiceOptions; readonly part: SharedPart } | undefined;
  const lower = sharedPartLowering(context);
  return (options) => {
    if (last === undefined || !SHARED_OPTIONS.every((name) => last?.options[name] === options[name])) {
      last = { options, part: lower(options) };
    }
    return last.part;
  };
}

const SHARED_OPTIONS = [
  "extraVeths",
  "additionalCapabilities",
  "allowedDevices",
  "tmpfs",
  "ephemeral",
  "timeoutStartSec",
] as const;

function sharedPartLowering({ module, scripts, files }: ServiceContext): (options: ServiceOptions) => SharedPart {
  const { roots, ephemeralRoots } = module.directories;
  const environment = { INSTANCE: "%i", root: `${roots}/%i` };
  const ephemeral = { INSTANCE: "%i", root: `${ephemeralRoots}/%i` };
  return (options) => {
    const containerInit = files.addScript("container-init", scripts.containerInit(options));
    const reload = files.addScript("reload-container", scripts.reloadContainer());
    return {
      description: "Container '%i'",
      wantedBy: [],
      wants: [],
      after: [],
      environment: options.ephemeral === true ? ephemeral : environment,
      preStart: scripts.preStart(options),
      script: scripts.start(options, containerInit),
      preStop: scripts.preStop(),
      restartIfChanged: false,
      reloadIfChanged: false,
      restartTriggers: [],
      serviceConfig: serviceDirectives(module, options, reload),
    };
  };
}
