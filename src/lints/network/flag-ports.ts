import type { Site } from "../../options/site.ts";
import type { LintedContainer } from "../lint.ts";
import { isPort, isProtocol } from "./forwarded-port.ts";

/** A port of the host that a flag of a container forwards. */
export interface FlagPort {
  readonly protocol: string;
  readonly hostPort: number;
  readonly site: () => Site;
}

/** `--port=[PROTOCOL:]HOSTPORT[:CONTAINERPORT]` of systemd-nspawn, with TCP by default. */
const ARGUMENT = /^(?:(?<protocol>tcp|udp):)?(?<port>[1-9]\d{0,4})(?::\d+)?$/;

/** The ports in `extraFlags` in their order, without those that systemd-nspawn refuses anyway. */
export function flagPorts(container: LintedContainer): readonly FlagPort[] {
  return (container.options.extraFlags ?? []).flatMap((flag, index) =>
    argumentsOf(flag).flatMap((argument): readonly FlagPort[] => {
      const { protocol = "tcp", port } = ARGUMENT.exec(argument)?.groups ?? {};
      const hostPort = Number(port);
      if (!isProtocol(protocol) || !isPort(hostPort)) return [];
      return [{ protocol, hostPort, site: () => container.valueSite(["extraFlags", index]) }];
    }),
  );
}

/** Of the options in one flag, which is split at white space. */
function argumentsOf(flag: string): readonly string[] {
  return [...flag.matchAll(/(?:^|\s)(?:--port(?:=|\s+)|-p\s*)(\S+)/g)].map(([, argument = ""]) => argument);
}
