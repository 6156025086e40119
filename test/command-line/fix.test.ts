import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { snapshot } from "../output/temporary-directory.ts";
import { fix, RIGHT, WRONG } from "./fixed.ts";
import { directoryWith, nixctr } from "./nixctr.ts";

describe("--fix", () => {
  test.concurrent("writes what is certain, and finds nothing then", async () => {
    const directory = directoryWith({ "configuration.nix": WRONG });
    const { status, stdout, stderr } = await nixctr(["check", "--fix"], { directory });
    expect(readFileSync(join(directory, "configuration.nix"), "utf8")).toBe(RIGHT);
    expect(status).toBe(0);
    expect(stdout).not.toContain("error");
    expect(stderr).toContain("nixctr: fixed configuration.nix (2 fixes)\n");
    expect(stderr.match(/checking for/g)).toHaveLength(1);
  });

  test.concurrent("changes nothing the second time, not even the time of change", async () => {
    const { directory } = await fix(WRONG);
    const before = snapshot(directory);
    const second = await nixctr(["check", "--fix"], { directory });
    expect(second.stderr).not.toContain("fixed");
    expect(snapshot(directory)).toEqual(before);
  });

  test.concurrent("goes on as long as a fix brings another mistake to light", async () => {
    const { status, after } = await fix(`{
  containers.web = {
    path = "/p"
    autoStrat = true;
    tmpfs = "/tmp";
  };
}
`);
    expect(status).toBe(0);
    expect(after).toBe(`{
  containers.web = {
    path = "/p";
    autoStart = true;
    tmpfs = [ "/tmp" ];
  };
}
`);
  });

  test.concurrent("writes several files, each where it is", async () => {
    const directory = directoryWith({
      "a.nix": `{ imports = [ ./sub/shared.nix ]; containers.a = { path = "/p"; autoStart = "false"; }; }`,
      "b.nix": `{ imports = [ ./sub/shared.nix ]; containers.b = { path = "/p"; enableTun = "true"; }; }`,
      "sub/shared.nix": `{ containers.c = { path = "/p"; autoStart = "true"; }; }`,
    });
    const result = await nixctr(["check", "--fix", "a.nix", "b.nix", "--format", "json"], { directory });
    expect(result.status).toBe(0);
    expect(JSON.parse(result.stdout)).toMatchObject({ containers: 4 });
    for (const file of ["a.nix", "b.nix", "sub/shared.nix"]) expect(result.stderr).toContain(`fixed ${file} (1 fix)\n`);
    expect(readFileSync(join(directory, "a.nix"), "utf8")).toContain("autoStart = false;");
    expect(readFileSync(join(directory, "b.nix"), "utf8")).toContain("enableTun = true;");
    expect(readFileSync(join(directory, "sub/shared.nix"), "utf8")).toContain("autoStart = true;");
  });

  test.concurrent("keeps the mode of a file, and links as links", async () => {
    const directory = directoryWith({ "real/configuration.nix": WRONG });
    chmodSync(join(directory, "real/configuration.nix"), 0o640);
    mkdirSync(join(directory, "etc"));
    symlinkSync("../real/configuration.nix", join(directory, "etc/configuration.nix"));
    const { status } = await nixctr(["check", "--fix", "etc"], { directory });
    expect(status).toBe(0);
    expect(lstatSync(join(directory, "etc/configuration.nix")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(directory, "real/configuration.nix"), "utf8")).toBe(RIGHT);
    expect(statSync(join(directory, "real/configuration.nix")).mode & 0o7777).toBe(0o640);
  });

  test.concurrent("tells what is left, in the places that it has then", async () => {
    const { status, stdout, after } = await fix(
      `{ containers.web = { path = "/p"; autoStart = "true"; enableTun = "yes"; }; }`,
    );
    expect(status).toBe(1);
    expect(after).toBe(`{ containers.web = { path = "/p"; autoStart = true; enableTun = "yes"; }; }`);
    expect(stdout).toContain("--> configuration.nix:1:65\n");
    expect(stdout).toContain("fix: Write `true`.");
  });
});

test.concurrent("--fix writes the literal that is wrong, also where a function makes a set of it", async () => {
  const configuration = `{ lib, ... }:
{
  containers = lib.genAttrs [ "web" "db" ] (name: { path = "/${"${name}"}"; autoStart = "true"; } // { enableTun = "false"; });
}
`;
  const { status, after } = await fix(configuration);
  expect(after).toBe(configuration.replace('"true"', "true").replace('"false"', "false"));
  expect(status).toBe(0);
});

/** What may stand between two tokens. */
const between = fc
  .array(
    fc.oneof(
      fc.constantFrom(" ", "\t", "\n", "\r\n", "/* é */", "/* 🚀\r\n漢字 */", "# \"true\" ''\n", "# } ; {\r\n"),
      fc.string({ unit: "grapheme", maxLength: 5 }).map((text) => `# ${text.replaceAll(/[\r\n\0]/g, "")}\n`),
    ),
    { maxLength: 4 },
  )
  .map((pieces) => ` ${pieces.join("")}`);

test("everything else stays as it is, byte for byte, whatever it is", async () => {
  const tokens = [
    "{",
    "containers.web",
    "=",
    "{",
    "path",
    "=",
    '"/p"',
    ";",
    "autoStrat",
    "=",
    '"true"',
    ";",
    "enableTun",
    "=",
    '"false"',
    ";",
    "}",
    ";",
    "}",
  ];
  const right: Readonly<Record<string, string>> = { autoStrat: "autoStart", '"true"': "true", '"false"': "false" };
  await fc.assert(
    fc.asyncProperty(fc.array(between, { minLength: tokens.length, maxLength: tokens.length }), async (gaps) => {
      const text = (written: (token: string) => string): string =>
        tokens.map((token, index) => written(token) + (gaps[index] ?? "")).join("");
      const { status, after } = await fix(text((token) => token));
      expect(after).toBe(text((token) => right[token] ?? token));
      expect(status).toBe(0);
    }),
    { numRuns: 12 },
  );
}, 180_000);
