import type { ContainerOptions } from "../../../lowering/types.ts";
import { optionAt } from "../option-at.ts";
import type { Lint, LintedContainer } from "../lint.ts";
import { mountsOf } from "../mounts/mount.ts";
import { pathBelow, tidyPath } from "../mounts/mount-path.ts";

/** What systemd-nspawn puts into the `/dev` of a container; the last one in newer versions only. */
const GIVEN: ReadonlySet<string> = new Set(
  ["null", "zero", "full", "random", "urandom", "tty", "console", "ptmx", "net/tun", "fuse"].map(
    (name) => `/dev/${name}`,
  ),
);

/** Devices that a container with users of its own may use, but has no node of and cannot make one. */
export const devicesWithoutNodes: Lint = ({ containers }, report) => {
  for (const container of containers) {
    const { allowedDevices } = container.options;
    if (allowedDevices.length === 0 || !hasOwnUsers(container.options)) continue;
    const hasNode = nodesOf(container);
    for (const [index, { node }] of allowedDevices.entries()) {
      if (!isPlainNode(node) || hasNode(tidyPath(node))) continue;
      const site = container.valueSite(["allowedDevices", index, "node"]);
      const related = [container.valueSite(["privateUsers"])];
      const mapped = container.options.privateUsers !== "identity";
      report("device-without-node", { option: optionAt(site), node, mapped }, site, { related });
    }
  }
};

/** `--private-users=0` is none, too. */
function hasOwnUsers({ privateUsers = "no" }: ContainerOptions): boolean {
  return typeof privateUsers === "string" ? privateUsers !== "no" : privateUsers > 0;
}

/** What is no path of a node is another lint's. */
function isPlainNode(node: string): boolean {
  return /^\/dev\/[\w./:@+-]+$/.test(node);
}

function nodesOf(container: LintedContainer): (node: string) => boolean {
  const points = mountsOf(container).flatMap(({ kind, point }) => (kind === "bind" ? [point] : []));
  const flags = (container.options.extraFlags ?? []).join(" ");
  const isFlagged = /--(?:bind|overlay)\S*[= ]\S*\/dev/.test(flags);
  return (node) =>
    isFlagged || GIVEN.has(node) || points.some((point) => point === node || pathBelow(point, node) !== undefined);
}
