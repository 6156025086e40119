import { deviceUnit } from "./device-unit.ts";
import type { ContainerParts, ServiceContext } from "./lower-service.ts";
import type { Service } from "./types.ts";

type AutoStarted = Pick<Service, "wantedBy" | "wants" | "after" | "restartTriggers"> & Partial<Service>;

/** What `autoStart` adds to a service: when it is started, and what restarts or reloads it. */
export function lowerAutoStart(context: ServiceContext): (parts: ContainerParts) => AutoStarted {
  const { has } = context.module;
  const wantedBy = [has("machines-target") ? "machines.target" : "multi-user.target"];
  const network = ["network.target"];
  const waitsForInterfaces = has("interface-devices");
  const escape = has("escaped-interface-devices");
  const restart = lowerRestart(context);
  return (parts) => {
    const { interfaces } = parts.container;
    const units =
      waitsForInterfaces && interfaces.length > 0
        ? [...network, ...interfaces.map((name) => deviceUnit(name, escape))]
        : network;
    return { wantedBy, wants: units, after: units, ...restart(parts) };
  };
}

type Restart = Pick<Service, "restartTriggers"> & Partial<Service>;

function lowerRestart({ module, files }: ServiceContext): (parts: ContainerParts) => Restart {
  const { has, directories } = module;
  if (!has("restart-for-reload")) {
    return ({ container }) => ({ reloadIfChanged: true, restartTriggers: [container.path] });
  }
  const byOption = has("restart-by-option");
  return ({ name, container, conf }) => ({
    restartIfChanged: !byOption || container.restartIfChanged !== false,
    restartTriggers: [container.path, files.addText(`etc-${directories.conf}-${name}.conf`, conf)],
  });
}
