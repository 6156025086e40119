import { sortedEntries } from "../../lowering/byte-order.ts";
import type { LoweredHost } from "../../lowering/types.ts";
import { hostTree } from "../output/host-tree.ts";
import type { Artifact, ComparedHost } from "./artifact.ts";
import { showContainer } from "./show-container.ts";
import { comparedTree } from "./compared-tree.ts";

/** A lowering as one side of a comparison. Throws as `hostTree` does. */
export function comparedHost(host: LoweredHost): ComparedHost {
  const tree = comparedTree(hostTree(host));
  return { ...tree, artifacts: [...tree.artifacts, ...packages(host), ...options(host)], hasOptions: true };
}

function packages({ environment }: LoweredHost): readonly Artifact[] {
  const text = environment.systemPackages.map((path) => `${path}\n`).join("");
  if (text === "") return [];
  return [{ kind: "packages", id: "packages", container: null, path: "environment.systemPackages", text }];
}

function options({ containers }: LoweredHost): readonly Artifact[] {
  return sortedEntries(containers).map(([name, container]) => ({
    kind: "options",
    id: `options:${name}`,
    container: name,
    path: `containers.${name}`,
    text: showContainer(container),
  }));
}
