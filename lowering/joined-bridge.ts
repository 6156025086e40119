import type { NetworkOptions } from "./types.ts";

/** The bridge that the host's end of a container's own veth pair joins; to the scripts an empty name is none. */
export function joinedBridge({ hostBridge }: Pick<NetworkOptions, "hostBridge">): string | null {
  return hostBridge?.trim() === "" ? null : hostBridge;
}
