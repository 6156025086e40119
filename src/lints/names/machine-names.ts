import { moduleRelease } from "../../../lowering/module-release.ts";
import type { Lint } from "../lint.ts";
import { machineNameFlaw } from "./machine-name.ts";

/** Names of containers that `systemd-nspawn -M` refuses. */
export const machineNames: Lint = ({ containers, release, host }, report) => {
  const { has, directories } = moduleRelease(release.name, host.stateVersion);
  const takenBy = has("nspawn-refuses-underscores") ? null : release.name;
  for (const container of containers) {
    const { name, hasConfig } = container;
    const flaw = machineNameFlaw(name);
    if (flaw === "underscore") {
      const isRefused = hasConfig && has("underscore-names");
      if (!isRefused) report("underscore-in-container-name", { name, takenBy }, container.nameSite([]));
    } else if (flaw !== undefined && flaw !== "unit") {
      // `unsafe-container-name` has said the worst of the others.
      report("invalid-machine-name", { name, flaw, roots: directories.roots }, container.nameSite([]));
    }
  }
};
