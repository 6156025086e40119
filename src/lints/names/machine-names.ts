import type { Lint } from "../lint.ts";
import { machineNameFlaw } from "./machine-name.ts";

/** Names of containers that `systemd-nspawn -M` refuses. */
export const machineNames: Lint = ({ containers }, report) => {
  for (const container of containers) {
    const { name } = container;
    const flaw = machineNameFlaw(name);
    if (flaw === "underscore") report("underscore-in-container-name", { name }, container.nameSite([]));
    // `unsafe-container-name` has said the worst of the others.
    else if (flaw !== undefined && flaw !== "unit")
      report("invalid-machine-name", { name, flaw }, container.nameSite([]));
  }
};
