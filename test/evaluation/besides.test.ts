import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { defaultFacts } from "../../src/facts/default-facts.ts";
import { lowerConfiguration, type LowerResult } from "../../src/finish-lowering.ts";
import { newestRelease } from "../../src/releases/choose-release.ts";
import { nixProgram } from "./evaluate-configuration.ts";

const directory = mkdtempSync(join(tmpdir(), "nixctr-besides-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function lower(name: string, body: string): Promise<LowerResult> {
  const path = join(directory, `${name}.nix`);
  writeFileSync(path, `{ config, lib, ... }: { containers.web.path = "/p"; ${body} }\n`);
  return lowerConfiguration({
    input: { kind: "file", path },
    release: newestRelease(),
    facts: defaultFacts(),
    nix: nixProgram(),
    limits: { seconds: 60, mebibytes: 4096 },
  });
}

function codesOf({ diagnostics }: LowerResult): string[] {
  return diagnostics.map(({ code }) => code);
}

describe("beside the containers", () => {
  test("assertions that fail and warnings are part of the result", async () => {
    const result = await lower(
      "assertions",
      `assertions = [ { assertion = config.containers.web.path == "/q"; message = "no"; } { assertion = true; message = throw "unasked"; } ];
       warnings = lib.mkAfter [ "careful" ];`,
    );
    expect(result.kind === "lowered" && [result.host.assertions, result.host.warnings]).toEqual([["no"], ["careful"]]);
    expect(codesOf(result)).toEqual(["configuration-warning", "failed-assertion"]);
  });

  test.each([
    [
      "an option added to containers",
      "imports = [ { options.containers = lib.mkOption { type = with lib.types; attrsOf (submodule { options.x = lib.mkOption { default = { }.a; }; }); }; } ];",
    ],
    ["an option of NixOS", 'assertions = [ { assertion = config.services.foo.enable; message = "no"; } ];'],
    ["an error that Nix lets nobody catch", 'assertions = [ { assertion = { }.a; message = "no"; } ];'],
    ["a stack overflow", "warnings = let f = x: f (x + 1) + 1; in f 1;"],
    ["services from an option of NixOS", "systemd.services = lib.mapAttrs (n: _: { }) config.services.foo.units;"],
  ])("what cannot be evaluated does not keep the containers from being lowered: %s", async (name, body) => {
    const result = await lower(name.replaceAll(" ", "-"), body);
    expect(codesOf(result)).toContain("beside-not-evaluated");
    expect(result.kind === "lowered" && result.host.containers["web"]?.path).toBe("/p");
  });

  test("an assertion that needs NixOS is told apart from the others", async () => {
    const result = await lower(
      "one-of-several",
      `assertions = [ { assertion = config.networking.domain == "x"; message = "a"; } { assertion = false; message = "b"; } ];`,
    );
    expect(result.diagnostics.map(({ code, span }) => [code, span?.line])).toEqual([
      ["assertion-not-evaluated", 1],
      ["failed-assertion", 1],
    ]);
  });

  test("what is wrong with the containers is refused all the same", async () => {
    const result = await lower("both", 'containers.a = throw "wrong"; assertions = throw "too";');
    expect(result.kind).toBe("refused");
    expect(result.diagnostics[0]?.message).toBe("wrong");
  });

  test("definitions of a container's service are named, those of others are not", async () => {
    const services = 'systemd.services."container@web".after = [ "a.service" ]; systemd.services.other.after = [ ];';
    const { diagnostics } = await lower("services", services);
    expect(diagnostics.map(({ code, loc }) => [code, loc.join(".")])).toEqual([
      ["unit-not-merged", "systemd.services.container@web"],
    ]);
  });
});
