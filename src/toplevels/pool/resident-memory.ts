import { readFileSync } from "node:fs";

/** Memory of a process, in bytes. */
export interface ResidentMemory {
  readonly now: number;
  readonly most: number;
}

/** What a process takes; nothing where the system does not tell. */
export function residentMemory(pid: number): ResidentMemory {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return { now: kibibytes(status, "VmRSS") * 1024, most: kibibytes(status, "VmHWM") * 1024 };
  } catch {
    return { now: 0, most: 0 };
  }
}

function kibibytes(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s*(\\d+) kB$`, "m").exec(status)?.[1] ?? 0);
}
