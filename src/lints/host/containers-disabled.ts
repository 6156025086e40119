import { hasChange } from "../../../lowering/releases/changes.ts";
import type { Lint } from "../lint.ts";

/**
 * For a host where the module is off: it ignores the containers, all of which are reported at the first. Newer modules
 * warn of it themselves.
 */
export const containersDisabled: Lint = ({ release, containers }, report) => {
  const [first] = containers;
  if (first === undefined || hasChange(release.name, "unused-containers-warning")) return;
  const offInside = !hasChange(release.name, "enabled-in-containers");
  report("containers-disabled", { name: first.name, others: containers.length - 1, offInside }, first.nameSite([]));
};
