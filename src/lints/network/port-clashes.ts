import type { Site } from "../../options/site.ts";
import type { Lint, LintedContainer, Report } from "../lint.ts";
import { optionAt } from "../option-at.ts";
import { flagPorts } from "./flag-ports.ts";
import { forwardedPorts, isPort, isProtocol } from "./forwarded-port.ts";

/** A port of the host that a container has forwarded, by an option or a flag. */
interface HostPort {
  readonly container: LintedContainer;
  /** The option that is reported. */
  readonly list: "forwardPorts" | "extraFlags";
  readonly protocol: string;
  readonly port: string;
  readonly site: () => Site;
}

/** Ports of the host that are forwarded more than once. */
export const portClashes: Lint = ({ containers }, report) => {
  const firsts = new Map<string, HostPort>();
  const firstsOfContainer = new Map<string, HostPort>();
  for (const port of containers.flatMap(hostPorts)) {
    const key = `${port.protocol}:${port.port}`;
    const keyOfContainer = `${key}:${port.container.name}`;
    const first = firsts.get(key);
    const same = firstsOfContainer.get(keyOfContainer);
    if (same !== undefined) reportTwice(port, same, report);
    else if (first !== undefined) reportClash(port, first, report);
    if (first === undefined) firsts.set(key, port);
    if (same === undefined) firstsOfContainer.set(keyOfContainer, port);
  }
};

/** Those that systemd-nspawn takes. */
function hostPorts(container: LintedContainer): readonly HostPort[] {
  const ofOption = forwardedPorts([container])
    .filter(({ port }) => isProtocol(port.protocol) && isPort(port.hostPort))
    .map(({ index, port: { protocol, hostPort } }): HostPort => {
      const site = () => container.valueSite(["forwardPorts", index, "hostPort"]);
      return { container, list: "forwardPorts", protocol, port: String(hostPort), site };
    });
  const ofFlags = flagPorts(container).map(({ protocol, hostPort, site }): HostPort => {
    return { container, list: "extraFlags", protocol, port: String(hostPort), site };
  });
  return [...ofOption, ...ofFlags];
}

function reportTwice({ container, list, protocol, port, site }: HostPort, first: HostPort, report: Report): void {
  const optionOf = (name: HostPort["list"]) => optionAt(container.nameSite([name]));
  const given = { option: optionOf(list), other: optionOf(first.list), protocol, port };
  report("port-forwarded-twice", given, site(), { related: [first.site()] });
}

function reportClash({ container, protocol, port, site }: HostPort, first: HostPort, report: Report): void {
  const given = { container: container.name, other: first.container.name, protocol, port };
  report("forwarded-port-clash", given, site(), { related: [first.site()] });
}
