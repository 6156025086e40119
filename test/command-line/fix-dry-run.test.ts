import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { snapshot } from "../output/temporary-directory.ts";
import { RIGHT } from "./fixed.ts";
import { directoryWith, nixctr } from "./nixctr.ts";

describe("--dry-run", () => {
  test.concurrent("prints a diff that patch makes the same of as --fix, and writes nothing", async () => {
    const files = {
      "configuration.nix": `{\r\n  imports = [ ./sub/other.nix ];\r\n\tcontainers.web = {\r\n    path = "/p"; # 🚀\r\n    autoStart = "true";\r\n  };\r\n}\r\n`,
      "sub/other.nix": `{ containers.db = { path = "/p"; autoStart = "true"; }; }`,
    };
    const [fixed, patched] = [directoryWith(files), directoryWith(files)];
    const before = snapshot(patched);
    const { status, stdout } = await nixctr(["check", "--fix", "--dry-run", "-q"], { directory: patched });
    expect(status).toBe(1);
    expect(snapshot(patched)).toEqual(before);
    expect(stdout.match(/^--- .*$/gm)).toEqual(["--- a/configuration.nix", "--- a/sub/other.nix"]);
    execFileSync("patch", ["-p1", "--silent"], { cwd: patched, input: stdout });
    expect((await nixctr(["check", "--fix", "-q"], { directory: fixed })).status).toBe(0);
    for (const name of Object.keys(files)) {
      expect(readFileSync(join(patched, name), "utf8")).toBe(readFileSync(join(fixed, name), "utf8"));
      expect(readFileSync(join(patched, name), "utf8")).toContain("autoStart = true;");
    }
  });

  test.concurrent("prints nothing where there is nothing to fix", async () => {
    const directory = directoryWith({ "configuration.nix": RIGHT, "likely.nix": RIGHT.replace("= true", '= "yes"') });
    const args = ["check", "--fix", "-n", "-q"];
    expect(await nixctr(args, { directory })).toMatchObject({ status: 0, stdout: "", stderr: "" });
    expect(await nixctr([...args, "likely.nix"], { directory })).toMatchObject({ status: 1, stdout: "", stderr: "" });
  });
});
