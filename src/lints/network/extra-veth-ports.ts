import type { Lint } from "../lint.ts";
import { optionAt } from "../option-at.ts";

/** `forwardPorts` of `extraVeths`, which nothing reads. */
export const extraVethPorts: Lint = ({ containers }, report) => {
  for (const container of containers) {
    for (const [name, { forwardPorts }] of Object.entries(container.options.extraVeths)) {
      if (forwardPorts.length === 0) continue;
      const path = ["extraVeths", name, "forwardPorts"];
      report("extra-veth-ports-ignored", { option: optionAt(container.nameSite(path)) }, container.nameSite(path));
    }
  }
};
