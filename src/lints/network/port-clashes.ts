import type { Lint, Report } from "../lint.ts";
import { optionAt } from "../option-at.ts";
import { type ForwardedPort, forwardedPorts, isPort, isProtocol } from "./forwarded-port.ts";

/** Ports of the host that are forwarded more than once. */
export const portClashes: Lint = ({ containers }, report) => {
  const firsts = new Map<string, ForwardedPort>();
  const firstsOfContainer = new Map<string, ForwardedPort>();
  for (const forwarded of forwardedPorts(containers)) {
    const { protocol, hostPort } = forwarded.port;
    if (!isProtocol(protocol) || !isPort(hostPort)) continue;
    const key = `${protocol}:${hostPort}`;
    const keyOfContainer = `${key}:${forwarded.container.name}`;
    const first = firsts.get(key);
    const same = firstsOfContainer.get(keyOfContainer);
    if (same !== undefined) reportTwice(forwarded, same, report);
    else if (first !== undefined) reportClash(forwarded, first, report);
    if (first === undefined) firsts.set(key, forwarded);
    if (same === undefined) firstsOfContainer.set(keyOfContainer, forwarded);
  }
};

function reportTwice(forwarded: ForwardedPort, first: ForwardedPort, report: Report): void {
  const given = { option: optionAt(forwarded.container.nameSite(["forwardPorts"])), ...portOf(forwarded) };
  report("port-forwarded-twice", given, siteOf(forwarded), { related: [siteOf(first)] });
}

function reportClash(forwarded: ForwardedPort, first: ForwardedPort, report: Report): void {
  const given = { container: forwarded.container.name, other: first.container.name, ...portOf(forwarded) };
  report("forwarded-port-clash", given, siteOf(forwarded), { related: [siteOf(first)] });
}

function portOf({ port }: ForwardedPort) {
  return { protocol: port.protocol, port: String(port.hostPort) };
}

function siteOf({ container, index }: ForwardedPort) {
  return container.valueSite(["forwardPorts", index, "hostPort"]);
}
