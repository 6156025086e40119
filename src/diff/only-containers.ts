import type { Artifact, ComparedHost } from "./artifact.ts";
import { containerOf } from "./unit-path.ts";

/** What a host has of some containers, beside what all of them share. */
export function onlyContainers(host: ComparedHost, names: readonly string[]): ComparedHost {
  const isWanted = (container: string | null): boolean => container === null || names.includes(container);
  return {
    ...host,
    artifacts: host.artifacts
      .filter(({ container }) => isWanted(container))
      .flatMap((artifact) => (artifact.kind === "hosts" ? hostsOf(artifact, names) : [artifact])),
    units: new Map([...host.units].filter(([unit]) => isWanted(containerOf(`/${unit}`)))),
  };
}

/** Each line of the entries in `/etc/hosts` is one container's. */
function hostsOf(artifact: Artifact, names: readonly string[]): readonly Artifact[] {
  const lines = artifact.text.split("\n").filter((line) => names.some((name) => line.endsWith(` ${name}.containers`)));
  return lines.length === 0 ? [] : [{ ...artifact, text: lines.map((line) => `${line}\n`).join("") }];
}
