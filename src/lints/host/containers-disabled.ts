import type { Lint } from "../lint.ts";

/** Containers that the module ignores, all of them at the first. */
export const containersDisabled: Lint = ({ containers, host }, report) => {
  const [first] = containers;
  if (host.enableContainers || first === undefined) return;
  report("containers-disabled", { name: first.name, others: containers.length - 1 }, first.nameSite([]));
};
