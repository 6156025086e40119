import type { Repair } from "../../diagnostics/diagnostic.ts";
import type { Lint, Report } from "../lint.ts";
import { optionAt } from "../option-at.ts";
import { type ForwardedPort, forwardedPorts, isPort, isProtocol } from "./forwarded-port.ts";

/** Forwarded ports that systemd-nspawn refuses. */
export const malformedPorts: Lint = ({ containers }, report) => {
  for (const forwarded of forwardedPorts(containers)) {
    const { container, index, port } = forwarded;
    if (!isProtocol(port.protocol)) reportProtocol(forwarded, report);
    for (const name of ["hostPort", "containerPort"] as const) {
      const number = port[name];
      if (number === null || isPort(number)) continue;
      const site = container.valueSite(["forwardPorts", index, name]);
      report("port-out-of-range", { option: optionAt(site), number: String(number) }, site);
    }
  }
};

function reportProtocol({ container, index, port: { protocol } }: ForwardedPort, report: Report): void {
  const site = container.valueSite(["forwardPorts", index, "protocol"]);
  const repair = lowerCase(protocol);
  report("unknown-protocol", { option: optionAt(site), protocol }, site, repair && { repair });
}

function lowerCase(protocol: string): Repair | undefined {
  const meant = protocol.toLowerCase();
  if (!isProtocol(meant)) return undefined;
  return { safe: true, was: protocol, by: `"${meant}"` };
}
