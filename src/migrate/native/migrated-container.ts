import type { NativeContainer } from "../../../lowering/native/native-container.ts";
import type { ContainerOptions } from "../../../lowering/types.ts";
import type { Node } from "../../definitions/definition.ts";
import type { SetOption } from "./set-options.ts";

/** A container, and what becomes of it. */
export interface MigratedContainer {
  readonly name: string;
  readonly options: ContainerOptions;
  /** Its definitions. */
  readonly node: Node;
  /** Those that the configuration sets. */
  readonly set: readonly SetOption[];
  /** Whether its system is evaluated from `config`. */
  readonly hasConfig: boolean;
  readonly native: NativeContainer;
}

/** Whether its root file system has anything that is to be kept. */
export function hasState({ options }: MigratedContainer): boolean {
  return options.ephemeral !== true;
}

/** Whether its files of networkd have to be put into its root: where no system is built anew that has them itself. */
export function getsGuestFiles({ options, hasConfig, native: { networks } }: MigratedContainer): boolean {
  const isBuiltAnew = hasConfig || (options.flake ?? null) !== null;
  return !isBuiltAnew && Object.keys(networks.guest).length > 0;
}

/** Whether networkd has anything to set up on the host for one of them. */
export function needsNetworkd(containers: readonly MigratedContainer[]): boolean {
  return containers.some(({ native }) => native.networks.needsNetworkd);
}
