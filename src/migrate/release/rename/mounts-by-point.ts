import { compareBytes } from "../../../../lowering/byte-order.ts";
import type { ContainerOptions } from "../../../../lowering/types.ts";

/** What the module system calls an element of a list that has no name. */
const UNNAMED = /^unnamed-[\d.]+$/;

/** A container with mounts of lists named by their mount points, as a set of them has it, and so in the order of these. */
export function mountsByPoint(container: ContainerOptions): ContainerOptions {
  const mounts = Object.entries(container.bindMounts).map(([name, mount]) => {
    const isFree = UNNAMED.test(name) && !Object.hasOwn(container.bindMounts, mount.mountPoint);
    return [isFree ? mount.mountPoint : name, mount] as const;
  });
  return { ...container, bindMounts: Object.fromEntries(mounts.toSorted(([a], [b]) => compareBytes(a, b))) };
}
