import type { Question } from "../../evaluation/surroundings.ts";

/** What a migration has to know of the host beside what lints ask for: whether its packages are configured. */
export const ownQuestions: readonly Question[] = asked(["nixpkgs.overlays", "nixpkgs.config"]);

/**
 * What hardly any host goes without: where these are defined are files of the host, and not of another one of its flake.
 */
export const flakeQuestions: readonly Question[] = asked([
  "environment.systemPackages",
  "fileSystems",
  "networking.hostName",
  "system.stateVersion",
  "time.timeZone",
  "users.users",
]);

function asked(paths: readonly string[]): readonly Question[] {
  return paths.map((path) => ({ loc: path.split("."), ask: "names" }));
}
