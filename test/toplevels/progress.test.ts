import { existsSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { directoryWith, shell } from "../command-line/nixctr.ts";
import { STAND_IN } from "./workplace.ts";

const SLOW = `{
  containers.web.config = {
    networking.hostName = toString (builtins.foldl' (a: b: a + b) 0 (builtins.genList (i: i) 2000000));
  };
}
`;
/** What takes the line away. */
const AWAY = "\r\x1b[K";

/** What a terminal gets to see; standard output goes elsewhere. */
async function seen(args: string, environment: Readonly<Record<string, string>> = {}): Promise<string> {
  const directory = directoryWith({ "configuration.nix": SLOW });
  const command = `$NIXCTR lower --eval nixos --nixpkgs '${STAND_IN}' ${args} >/dev/null`;
  const line = `script --quiet --return --command "${command.replaceAll('"', '\\"')}" /dev/null`;
  const { stdout } = await shell(line, {
    directory,
    environment: { TERM: "xterm", XDG_CACHE_HOME: directory, ...environment },
  });
  return stdout;
}

describe.skipIf(!existsSync("/usr/bin/script"))("how far systems are", () => {
  test.concurrent("is shown on a terminal, and away before anything else", async () => {
    const text = await seen("");
    expect(text.replace(/\d+ s/, "? s")).toContain("\rsystems 0/1: web ? s\x1b[K\r");
    const [, ...rest] = text.split(AWAY);
    expect(rest.at(-1)).toMatch(/^nixctr: lowering for /);
  });

  test.concurrent.each([
    ["with --quiet", "--quiet", {}],
    ["in a pipe", "2> >(cat)", {}],
    ["on a terminal that cannot", "", { TERM: "dumb" }],
    ["with --no-systems", "--no-systems", {}],
  ])("is not %s", async (_, args, environment) => {
    expect(await seen(args, { SHELL: "/bin/bash", ...environment })).not.toContain("systems 0/1");
  });
});
