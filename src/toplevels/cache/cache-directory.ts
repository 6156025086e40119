import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Where the store paths of systems are kept between runs; undefined where there is no such place. */
export function cacheDirectory(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const given = environment["XDG_CACHE_HOME"] ?? "";
  const home = homedir();
  // What is not absolute has to be ignored.
  const base = isAbsolute(given) ? given : isAbsolute(home) ? join(home, ".cache") : undefined;
  return base && join(base, "nixctr", "systems");
}
