import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { directoryWith, nixctr, ONE_CONTAINER, shell } from "./nixctr.ts";

const TWO = `{ config, ... }: {
  networking.hostName = "alpha";
  containers.web = { path = "/nix/store/web"; autoStart = true; hostAddress = config.networking.hostName; };
  containers.db = { config = { }; };
}
`;
const KEYS =
  "schema release containers systemd units environment networking services boot files assertions warnings diagnostics";
const RED = "\u001b[";

function lower(args: readonly string[], files: Readonly<Record<string, string>> = {}, environment = {}) {
  const directory = directoryWith({ "configuration.nix": TWO, ...files });
  return nixctr(["lower", ...args], { directory, environment });
}

describe("--format json", () => {
  test.concurrent("prints one document with the keys of the interface", async () => {
    const { status, stdout, stderr } = await lower(["--format", "json"]);
    expect(status).toBe(0);
    const document = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(document).toSorted()).toEqual(KEYS.split(" ").toSorted());
    expect(document).toMatchObject({
      schema: "nixctr.lowered-host/1",
      release: "26.05",
      containers: { web: { autoStart: true, path: "/nix/store/web" }, db: { autoStart: false } },
      diagnostics: [
        { code: "host-option-used", severity: "hint", loc: ["networking", "hostName"], span: { line: 2, column: 3 } },
        { code: "system-not-known", severity: "warning" },
      ],
    });
    expect(document["containers"]).not.toHaveProperty("db.config");
    expect(stderr).toContain("lowering for NixOS 26.05");
  });

  test.concurrent("every file that a unit names is there", async () => {
    const { stdout } = await lower(["--format", "json"]);
    const { units, files } = JSON.parse(stdout) as { units: Record<string, string>; files: Record<string, unknown> };
    const named = Object.values(units).flatMap((text) => text.match(/\/etc\/nixctr\/\S+/g) ?? []);
    expect(named.length).toBeGreaterThan(0);
    for (const path of named) expect(files).toHaveProperty([path]);
  });

  test.concurrent("prints a document when the configuration is refused too", async () => {
    const result = await lower(["-f", "json"], { "configuration.nix": "{ containers.web.autoStart = throw ''no''; }" });
    expect(result.status).toBe(1);
    const document = JSON.parse(result.stdout) as object;
    expect(Object.keys(document)).toEqual(["schema", "release", "diagnostics"]);
    expect(document).toMatchObject({
      diagnostics: [
        { code: "evaluation-error", severity: "error", message: "no", loc: ["containers", "web", "autoStart"] },
      ],
    });
    expect(result.stderr).toContain("error[evaluation-error]: no");
  });

  test.concurrent("gives the same bytes every time", async () => {
    const directory = directoryWith({ "configuration.nix": TWO });
    const runs = ["C", "C.UTF-8"].map((LC_ALL) =>
      nixctr(["lower", "--format", "json"], { directory, environment: { LC_ALL, TZ: "Asia/Tokyo" } }),
    );
    const [first, second] = await Promise.all(runs);
    expect(first?.stdout).toBe(second?.stdout);
  });
});

describe("--format cat, the default", () => {
  test.concurrent("prints every file below its path", async () => {
    const [plain, cat] = await Promise.all([lower([]), lower(["--format", "cat"])]);
    expect(plain).toMatchObject({ status: 0 });
    expect(plain.stdout).toBe(cat.stdout);
    expect(plain.stdout).toMatch(/^# \/etc\/systemd\/system\/container@web\.service\n\[Unit\]$/m);
    expect(plain.stdout).toMatch(/^# \/etc\/nixos-containers\/web\.conf\n/m);
  });

  test.concurrent("prints nothing when the configuration is refused", async () => {
    expect(await lower([], { "configuration.nix": "{ contaners = { }; }" })).toMatchObject({ status: 1, stdout: "" });
  });
});

describe("--only", () => {
  test.concurrent("lowers these containers alone", async () => {
    const { stdout } = await lower(["--format", "json", "--only", "web"]);
    expect(Object.keys((JSON.parse(stdout) as { containers: object }).containers)).toEqual(["web"]);
    const both = await lower(["--format", "json", "--only", "web", "--only", "db"]);
    expect(Object.keys((JSON.parse(both.stdout) as { containers: object }).containers)).toEqual(["db", "web"]);
  });

  test.concurrent("refuses a container that is not there", async () => {
    const result = await lower(["--only", "wbe"]);
    expect(result).toMatchObject({ status: 1, stdout: "" });
    expect(result.stderr).toContain("has no container `wbe'");
  });
});

describe("--system", () => {
  test.concurrent("gives the path of a container with `config`, before the facts", async () => {
    const facts = JSON.stringify({ toplevels: { db: "/nix/store/from-facts" } });
    const given = ["--format", "json", "--facts", "facts.json"];
    const [byFacts, bySystem] = await Promise.all([
      lower(given, { "facts.json": facts }),
      lower([...given, "--system", "db=/nix/store/given"], { "facts.json": facts }),
    ]);
    expect(JSON.parse(byFacts.stdout)).toMatchObject({ containers: { db: { path: "/nix/store/from-facts" } } });
    expect(JSON.parse(bySystem.stdout)).toMatchObject({ containers: { db: { path: "/nix/store/given" } } });
    expect(bySystem.stderr).not.toContain("warning");
  });
});

describe("what is said beside the result", () => {
  test.concurrent("--quiet leaves errors and warnings", async () => {
    const { stderr } = await lower(["--quiet"]);
    expect(stderr).toMatch(/^warning\[system-not-known\]/);
    expect(stderr).not.toContain("host-option-used");
  });

  test.concurrent("--verbose says which nix and which lib", async () => {
    const { stderr } = await lower(["--verbose"]);
    expect(stderr).toMatch(/^nixctr: nix is \/.*nix$/m);
    expect(stderr).toMatch(/^nixctr: lib is nixctr's own$/m);
  });

  test.concurrent.each([
    ["no terminal", [], {}, false],
    ["FORCE_COLOR", [], { FORCE_COLOR: "1" }, true],
    ["FORCE_COLOR=0", [], { FORCE_COLOR: "0" }, false],
    ["NO_COLOR against FORCE_COLOR", [], { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
    ["--no-color against FORCE_COLOR", ["--no-color"], { FORCE_COLOR: "1" }, false],
    ["an empty NO_COLOR", [], { FORCE_COLOR: "1", NO_COLOR: "" }, true],
  ])("colour with %s", async (_, args, environment, coloured) => {
    const { stdout, stderr } = await lower(args, {}, environment);
    expect(stderr.includes(RED)).toBe(coloured);
    expect(stdout).not.toContain(RED);
  });

  test.concurrent("a terminal gets colour, and no codes of the configuration", async () => {
    const directory = directoryWith({
      "configuration.nix": `let escape = builtins.fromJSON ''"\\u001b[2J\\u001b]0;t\\u0007\\u009b1m\\u202e"''; in {
        containers.\${escape}.hostAdress = builtins.trace "\${escape}\nerror: not mine" 5;
        containers.web.\${escape} = 5;
      }`,
    });
    const { stdout } = await shell(`script -qec "$NIXCTR lower" /dev/null`, { directory });
    expect(stdout).toContain(`${RED}`);
    const [before = "", ...coded] = stdout.split("\u001b");
    expect(coded.filter((text) => !/^\[[\d;]*m/.test(text))).toEqual([]);
    expect(before + coded.join("")).not.toMatch(/[^\P{Cc}\r\n]|\u202e/u);
  });

  test.concurrent("a trace is shown, its lines below the first set off", async () => {
    const text = `{ containers.web.path = builtins.trace "one\\nerror: two" "/x"; }`;
    const { status, stderr } = await lower([], { "configuration.nix": text });
    expect(status).toBe(0);
    expect(stderr).toContain("trace: one\n       error: two\n");
    expect((await lower(["--quiet"], { "configuration.nix": text })).stderr).toBe("");
  });
});

describe("the release", () => {
  const nixpkgs = { "nixpkgs/lib/default.nix": "{ }", "nixpkgs/default.nix": "{ ... }: { }" };

  test.concurrent("is read from the nixpkgs of --nixpkgs and NIX_PATH, and reported", async () => {
    const files = { ...nixpkgs, "nixpkgs/.version": "19.03\n", "configuration.nix": ONE_CONTAINER };
    const said = "lowering for NixOS 19.03 (that of the nixpkgs in use)";
    expect((await lower(["--nixpkgs", "nixpkgs"], files)).stderr).toContain(said);
    const directory = directoryWith(files);
    const environment = { NIX_PATH: `nixpkgs=${join(directory, "nixpkgs")}` };
    expect((await nixctr(["lower"], { directory, environment })).stderr).toContain(said);
  });

  test.concurrent("is the newest one known for an unknown version, with a warning that --quiet leaves", async () => {
    const files = { ...nixpkgs, "nixpkgs/.version": "99.11\n", "configuration.nix": ONE_CONTAINER };
    const { status, stderr } = await lower(["--quiet", "--nixpkgs", "nixpkgs"], files);
    expect(status).toBe(0);
    expect(stderr).toMatch(/warning: the nixpkgs in use is 99\.11, which is not known; lowering as \d\d\.\d\d/);
  });
});

describe("--out", () => {
  test.concurrent("writes files, and a second time changes nothing", async () => {
    const directory = directoryWith({ "configuration.nix": TWO });
    expect(await nixctr(["lower", "--out", "tree"], { directory })).toMatchObject({ status: 0, stdout: "" });
    const unit = join(directory, "tree/etc/systemd/system/container@web.service");
    const before = readFileSync(unit, "utf8");
    expect(before).toContain("[Service]");
    expect(await nixctr(["lower", "-o", "tree"], { directory })).toMatchObject({ status: 0, stdout: "" });
    expect(readFileSync(unit, "utf8")).toBe(before);
    expect(readdirSync(directory).toSorted()).toEqual(["configuration.nix", "tree"]);
  });

  test.concurrent("writes nothing when the configuration is refused", async () => {
    const directory = directoryWith({ "configuration.nix": "{ containers.web.autoStart = 5; }" });
    expect(await nixctr(["lower", "--out", "tree"], { directory })).toMatchObject({ status: 1 });
    expect(existsSync(join(directory, "tree"))).toBe(false);
  });

  test.concurrent.each([["../x"], ["a/b"], ["/etc"], [".."], ["."], [""], ["a\\nb"]])(
    "refuses a container named %j, and writes nothing",
    async (name) => {
      const configuration = `{ containers.web.path = "/x"; containers.\${builtins.fromJSON ''"${name}"''}.path = "/x"; }`;
      const directory = directoryWith({ "configuration.nix": configuration });
      const { status, stdout, stderr } = await nixctr(["lower", "--out", "tree"], { directory });
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(readdirSync(directory)).toEqual(["configuration.nix"]);
    },
  );

  test.concurrent("writes through no symbolic link and over no foreign file", async () => {
    const directory = directoryWith({ "configuration.nix": ONE_CONTAINER, "linked/keep": "", "foreign/etc/keep": "" });
    symlinkSync("/tmp", join(directory, "linked/etc"));
    writeFileSync(join(directory, "foreign/etc/systemd"), "mine");
    for (const out of ["linked", "foreign"]) {
      const { status, stderr } = await nixctr(["lower", "--out", out], { directory });
      expect(status).toBe(2);
      expect(stderr).toMatch(/is a symbolic link|is not a directory|was not written by nixctr/);
    }
    expect(readFileSync(join(directory, "foreign/etc/systemd"), "utf8")).toBe("mine");
  });

  test.concurrent("a place that nobody can write to is told, with exit status 2", async () => {
    const directory = directoryWith({ "configuration.nix": ONE_CONTAINER });
    for (const out of ["/proc/nixctr", "configuration.nix", "configuration.nix/x", "/dev/null"]) {
      const { status, stderr } = await nixctr(["lower", "--out", out], { directory });
      expect(status).toBe(2);
      expect(stderr).toMatch(/^nixctr: .*(?:cannot be written|is not a directory)/m);
      expect(stderr).not.toMatch(/^\s+at /m);
    }
  });
});
