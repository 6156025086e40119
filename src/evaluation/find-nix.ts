import { delimiter, isAbsolute, resolve } from "node:path";

import { findProgram, isExecutableFile } from "./find-program.ts";

const USUAL_PLACES = ["/nix/var/nix/profiles/default/bin", "/run/current-system/sw/bin"];

/**
 * The `nix` program: `NIXCTR_NIX` if set, else the first on `PATH`, else where its installers put it. Undefined when
 * there is none.
 */
export function findNix(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const given = environment["NIXCTR_NIX"];
  const path = environment["PATH"] ?? "";
  if (given === undefined || given === "") {
    return findProgram("nix", [path, ...USUAL_PLACES].join(delimiter));
  }
  if (!given.includes("/")) return findProgram(given, path);
  const program = isAbsolute(given) ? given : resolve(given);
  return isExecutableFile(program) ? program : undefined;
}
