import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Whether the system at a path is one of 32 bits for a host of 64; not, where it is not on this machine. */
export function is32BitSystem(path: string, hostSystem: string): boolean {
  return hostSystem === "x86_64-linux" && platformOf(path) === "i686-linux";
}

function platformOf(path: string): string | undefined {
  try {
    return readFileSync(join(path, "system"), "utf8").trim();
  } catch {
    return undefined;
  }
}
