import { sortedEntries } from "./byte-order.ts";
import { compareVersions } from "./compare-versions.ts";
import type { LoweringInput } from "./lower-host.ts";
import type { ModuleRelease } from "./module-release.ts";
import type { ContainerOptions } from "./types.ts";

/** An assertion that does not hold. */
export interface FailedAssertion {
  /** Name of the container that it is about. */
  readonly container: string;
  readonly message: string;
}

/** What the module, or what it adds to the systems of containers, asserts in vain, in the order of the containers. */
export function failedAssertions(
  { has }: ModuleRelease,
  input: Omit<LoweringInput, "release">,
): readonly FailedAssertion[] {
  const { containers, guests } = input;
  return sortedEntries(containers).flatMap(([name, container]) =>
    [
      ...(has("exclusive-network-namespace") ? ofNetworkNamespace(name, container) : []),
      ...(guests?.has(name) === true ? ofGuest(has, name, container) : []),
    ].map((message) => ({ container: name, message })),
  );
}

function ofNetworkNamespace(name: string, container: ContainerOptions): readonly string[] {
  const { networkNamespace = null, privateNetwork, interfaces } = container;
  if (networkNamespace === null || !(privateNetwork || interfaces.length > 0)) return [];
  const option = `containers.${name}`;
  return [`${option}.networkNamespace is mutally exclusive to ${option}.privateNetwork and ${option}.interfaces.`];
}

/** The kernels of the releases with `long-names-by-kernel` are all newer than those that this one is for. */
function ofGuest(has: ModuleRelease["has"], name: string, { privateNetwork }: ContainerOptions): readonly string[] {
  const isLong = has("long-names") && privateNetwork && Buffer.byteLength(name) >= 12;
  const hasUnderscore = has("underscore-names") && name.includes("_");
  return [...(isLong ? [longName(name)] : []), ...(hasUnderscore ? [nameWithUnderscore(name)] : [])];
}

function longName(name: string): string {
  return (
    `Container name \`${name}\` is too long: When \`privateNetwork\` is enabled, container names can\n` +
    "not be longer than 11 characters, because the container's interface name is derived from it.\n" +
    "This might be fixed in the future. See https://github.com/NixOS/nixpkgs/issues/38509\n"
  );
}

function nameWithUnderscore(name: string): string {
  return `Names containing underscores are not allowed in nixos-containers. Please rename the container '${name}'\n`;
}

/** Messages of the module's warnings. */
export function warningsOf(
  { has }: ModuleRelease,
  { containers, host }: Omit<LoweringInput, "release">,
): readonly string[] {
  if (!host.enableContainers) {
    return has("unused-containers-warning") && Object.keys(containers).length > 0 ? [UNUSED] : [];
  }
  const { stateVersion, virtualisationContainers = false } = host;
  const isOld = stateVersion !== null && compareVersions(stateVersion, "22.05") < 0;
  return has("shared-directory-warning") && virtualisationContainers && isOld ? [SHARED_DIRECTORY] : [];
}

const UNUSED =
  "containers.<name> is used, but boot.enableContainers is false. " +
  "To use containers.<name>, set boot.enableContainers to true.";

const SHARED_DIRECTORY =
  "Enabling both boot.enableContainers & virtualisation.containers on system.stateVersion < 22.05 is unsupported.\n";
