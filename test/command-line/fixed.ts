import { readFileSync } from "node:fs";
import { join } from "node:path";

import { directoryWith, nixctr, type Result } from "./nixctr.ts";

/** A configuration with two mistakes that are certain. */
export const WRONG = `{
  # é 🚀
  containers.web = {\tpath = "/p";
    privateNetwork = "true";
    forwardPorts = [ { hostPort = "80"; } ];
  };
}
`;
/** What `--fix` makes of it. */
export const RIGHT = WRONG.replace('"true"', "true").replace('"80"', "80");

/** A run with `--fix`. */
export interface Fixed extends Result {
  readonly directory: string;
  /** The configuration as it is then. */
  readonly after: string;
}

/** Runs `nixctr check --fix` on a configuration, and gives what has become of it. */
export async function fix(configuration: string): Promise<Fixed> {
  const directory = directoryWith({ "configuration.nix": configuration });
  const result = await nixctr(["check", "--fix", "--quiet"], { directory });
  return { ...result, directory, after: readFileSync(join(directory, "configuration.nix"), "utf8") };
}
