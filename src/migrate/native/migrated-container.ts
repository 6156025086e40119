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

/** Whether there are files of networkd for the guest. */
export function hasGuestNetworks({ native: { networks } }: MigratedContainer): boolean {
  return Object.keys(networks.guest).length > 0;
}
