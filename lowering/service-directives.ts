import type { ServiceOptions } from "./lower-service.ts";
import type { ModuleRelease } from "./module-release.ts";
import type { Service } from "./types.ts";

/** `serviceDirectives` of the module; `reload` is the path of the script that reloads a container. */
export function serviceDirectives(
  { has, directories }: ModuleRelease,
  options: ServiceOptions,
  reload: string,
): Service["serviceConfig"] {
  return {
    DeviceAllow: options.allowedDevices.map(({ node, modifier }) => `${node} ${modifier}`),
    DevicePolicy: "closed",
    EnvironmentFile: `-/etc/${directories.conf}/%i.conf`,
    ExecReload: reload,
    KillMode: "mixed",
    // WINCH is ignored by systemd-nspawn, which preStop has asked to power off; systemd insists on sending some signal.
    KillSignal: has("stop-by-nspawn") ? "TERM" : "WINCH",
    Restart: "on-failure",
    // What systemd-nspawn returns when the container reboots.
    RestartForceExitStatus: "133",
    SuccessExitStatus: "133",
    SyslogIdentifier: "container %i",
    Type: "notify",
    ...(has("machine-slice") && { Delegate: true, Slice: "machine.slice" }),
    ...(has("ephemeral-root") && { RuntimeDirectory: options.ephemeral === true ? [`${directories.conf}/%i`] : [] }),
    ...(has("start-timeout") && { TimeoutStartSec: options.timeoutStartSec ?? "" }),
  };
}
