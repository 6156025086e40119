import type { ReleaseName } from "../../lowering/releases/release-name.ts";
import type { ContainerOptions, HostOptions, LoweredHost, Service } from "../../lowering/types.ts";
import { lowerWeb } from "./container-options.ts";

/** What a release makes of one container named `web`. */
export interface Seen {
  readonly host: LoweredHost;
  readonly service: Service;
  readonly unit: string;
  readonly conf: string;
  readonly containerInit: string;
  /** Paths of generated files, by how they end. */
  readonly fileEnding: (end: string) => string | undefined;
  /** The text behind `ExecStart=`. */
  readonly startJob: string;
}

/** Lowers a container for a release and takes apart what came out. */
export function see(
  release: ReleaseName,
  options: Partial<ContainerOptions> = {},
  hostOptions: Partial<HostOptions> = {},
): Seen {
  const host = lowerWeb(options, hostOptions, release);
  const service = host.systemd.services["container@web"];
  const unit = host.units["container@web.service"] ?? "";
  if (service === undefined) throw new Error("no service");
  const textOf = (path: string | undefined): string => host.files[path ?? ""]?.text ?? "";
  return {
    host,
    service,
    unit,
    conf: Object.values(host.environment.etc)[0]?.text ?? "",
    containerInit: textOf(/\S+-container-init/.exec(service.script)?.[0]),
    fileEnding: (end) => Object.keys(host.files).find((path) => path.endsWith(end)),
    startJob: textOf(/^ExecStart=(\S+) $/m.exec(unit)?.[1]),
  };
}
