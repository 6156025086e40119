import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { findProgram } from "../../../../src/evaluation/find-program.ts";

/** Boots the machine's systemd in namespaces of its own. It is beside the repository, and not everywhere. */
const BOOT = fileURLToPath(new URL("../../../../../shared/tools/boot-systemd.sh", import.meta.url));

const PROGRAMS = ["unshare", "setpriv", "systemd-nspawn", "machinectl", "networkctl", "ip", "ping", "findmnt"];

/** Enough for a machine that does much else at the same time. */
const SECONDS = 100;

/** What is missing to boot systemd here; undefined where nothing is. */
export function whatIsMissing(): string | undefined {
  if (!existsSync(BOOT)) return "boot-systemd.sh";
  if (process.getuid?.() !== 0) return "root";
  const path = `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin`;
  const missing = PROGRAMS.filter((program) => findProgram(program, path) === undefined);
  return missing.length === 0 ? undefined : missing.join(", ");
}

interface Boot {
  /** What lies over the root file system of this machine. */
  readonly overlay: string;
  /** The directory that is `/out` inside. */
  readonly out: string;
  /** Directories of this machine that are seen inside under the same path. */
  readonly seen: readonly string[];
  /** The program to run, by its path inside. */
  readonly program: string;
}

/** Boots systemd, runs a program in it, and gives what both printed. Rejects where that fails or takes too long. */
export function bootSystemd({ overlay, out, seen, program }: Boot): Promise<string> {
  const mounts = seen.flatMap((path) => ["-v", `${path}:${path}`]);
  const child = spawn("bash", [BOOT, "run", "-b", "/", "-t", String(SECONDS), "-o", out, ...mounts, overlay, program], {
    stdio: ["ignore", "pipe", "pipe"],
    // Its own limit comes first, which takes everything along.
    timeout: (SECONDS + 20) * 1000,
  });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (printed += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => {
      if (status === 0) resolve(printed);
      else reject(new Error(`boot-systemd.sh ended with ${status}:\n${printed}`));
    });
  });
}
