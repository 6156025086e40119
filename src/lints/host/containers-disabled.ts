import type { Lint } from "../lint.ts";

/** For a host where the module is off: it ignores the containers, all of which are reported at the first. */
export const containersDisabled: Lint = ({ containers }, report) => {
  const [first] = containers;
  if (first === undefined) return;
  report("containers-disabled", { name: first.name, others: containers.length - 1 }, first.nameSite([]));
};
