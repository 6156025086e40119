import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { findNix } from "../../src/evaluation/find-nix.ts";
import { NIX_ENVIRONMENT } from "../../src/evaluation/nix-environment.ts";
import { nixPath } from "../../src/evaluation/nix-string.ts";
import { runLimited } from "../../src/evaluation/run-limited.ts";
import { directoryWith, processesWith, until } from "../command-line/nixctr.ts";
import { LOWER, STAND_IN, workplace } from "./workplace.ts";

const FILES = {
  "configuration.nix": `{ config, ... }:
{
  imports = [ ./web.nix ];
  containers.db.config = { networking.hostName = "db"; };
  containers.proxy.config = { environment.etc.web.text = config.containers.web.localAddress; };
  containers.files.config = { environment.etc.a.text = builtins.readFile ./a.txt; };
}
`,
  "web.nix": `{ containers.web = { localAddress = "10.0.0.2"; config.imports = [ ./guest.nix ]; }; }\n`,
  "guest.nix": `{ boot.kernelModules = [ "a" ]; }\n`,
  "a.txt": "one\n",
};
const ALL = ["db", "files", "proxy", "web"];

const ONE = { "configuration.nix": `{ containers.web.config = { networking.hostName = "web"; }; }\n` };

/** The store paths of systems as Nix itself evaluates them, without nixctr. */
async function pathsOf(directory: string): Promise<unknown> {
  const modules = `[ ${nixPath(join(directory, "configuration.nix"))} ]`;
  const evaluated = `import ${nixPath(`${STAND_IN}/nixos/lib/eval-config.nix`)} { system = "x86_64-linux"; modules = ${modules}; }`;
  const expression = `builtins.mapAttrs (_: container: container.path) (${evaluated}).config.containers`;
  const features = ["--extra-experimental-features", "nix-command", "--impure", "--read-only", "--store", "dummy://"];
  const outcome = await runLimited({
    program: findNix(process.env) ?? "nix",
    args: ["eval", "--json", ...features, "--expr", expression],
    limits: { seconds: 50, mebibytes: 4096 },
    environment: NIX_ENVIRONMENT,
  });
  if (outcome.kind !== "exit" || outcome.status !== 0) throw new Error(JSON.stringify(outcome));
  return JSON.parse(outcome.stdout);
}

test.concurrent("containers have the store paths of their systems, which are evaluated once", async () => {
  const { directory, lower } = workplace(FILES);
  const first = await lower();
  expect(first).toMatchObject({ status: 0, evaluated: ALL, codes: [] });
  expect(first.paths).toEqual(await pathsOf(directory));
  expect(first.stderr).toMatch(/evaluated the systems of 4 containers, which took \d+\.\d s; 0 known/);
  const second = await lower();
  expect(second).toMatchObject({ status: 0, evaluated: [], paths: first.paths });
  expect(second.stdout).toBe(first.stdout);
});

describe("what is evaluated again", () => {
  test.concurrent("where one thing after the other changes", async () => {
    const { directory, write, lower } = workplace(FILES);
    const texts: Record<string, string> = { ...FILES };
    await lower();
    for (const [what, file, from, to, expected] of [
      ["a container in the same file", "configuration.nix", `"db"`, `"db2"`, ["db"]],
      ["a comment in a container", "web.nix", "config.", "/* it */ config.", ["proxy", "web"]],
      ["what another container asks for", "web.nix", "10.0.0.2", "10.0.0.3", ["proxy", "web"]],
      ["a module of a container", "guest.nix", `"a"`, `"b"`, ["web"]],
      ["a file that is read", "a.txt", "one", "two", ["files"]],
      ["nothing but time", "configuration.nix", "db", "db", []],
      [
        "the name of a container",
        "configuration.nix",
        "containers.db",
        "containers.db3",
        ["db3", "files", "proxy", "web"],
      ],
      ["nothing that was not there before", "configuration.nix", "containers.db3", "containers.db", []],
      ["what is the host's", "configuration.nix", "imports", `networking.hostName = "h"; imports`, ALL],
    ] as const) {
      texts[file] = texts[file]?.replace(from, to) ?? "";
      write(file, texts[file]);
      const { evaluated, paths } = await lower();
      expect([what, evaluated]).toEqual([what, expected]);
      expect(paths).toEqual(await pathsOf(directory));
    }
  });

  test.concurrent("a container that is wrong now, and no other", async () => {
    const { write, lower } = workplace(FILES);
    const { paths } = await lower();
    write("configuration.nix", FILES["configuration.nix"].replace(`"db"`, `abort "never"`));
    const { db, ...others } = (await lower()).paths;
    expect({ ...paths, db }).toEqual({ ...others, db: "/nix/var/nix/profiles/per-container/db/system" });
  });

  test.concurrent("what imports a module through a link that leads elsewhere now", async () => {
    const { directory, write, lower } = workplace({
      "configuration.nix": `{ containers.a.config = { }; containers.web.config.imports = [ ./guest.nix ]; }`,
      "one.nix": `{ networking.hostName = "one"; }`,
      "two.nix": `{ networking.hostName = "two"; }`,
    });
    const link = join(directory, "guest.nix");
    symlinkSync("one.nix", link);
    await lower();
    expect((await lower()).evaluated).toEqual([]);
    rmSync(link);
    symlinkSync("two.nix", link);
    const { evaluated, paths } = await lower();
    expect(evaluated).toEqual(["web"]);
    expect(paths["web"]).toContain("-nixos-system-two-");
    write("one.nix", "{ }");
    expect((await lower()).evaluated).toEqual([]);
  });

  test.concurrent("all for another nixpkgs, or where that changes", async () => {
    const { directory, lower, run } = workplace(ONE);
    cpSync(STAND_IN, join(directory, "nixpkgs"), { recursive: true });
    const own = [...LOWER, "nixpkgs"];
    await lower();
    expect((await run(own)).evaluated).toEqual(["web"]);
    const module = join(directory, "nixpkgs/nixos/modules/toplevel.nix");
    writeFileSync(module, `${readFileSync(module, "utf8")}\n`);
    expect((await run(own)).evaluated).toEqual(["web"]);
    expect((await run(own)).evaluated).toEqual([]);
  });

  test.concurrent("what cannot be kept track of, and no other", async () => {
    const text = `{ containers.a.config = { }; containers.b.config.networking.hostName = toString builtins.currentTime; }`;
    const { lower } = workplace({ "configuration.nix": text });
    await lower();
    const { evaluated, stderr } = await lower(["--verbose"]);
    expect(evaluated).toEqual(["b"]);
    expect(stderr).toContain("the system of b is evaluated anew each time: currentTime may change unnoticed");
  });

  test.concurrent("what asks for an environment variable that is another one now, and no other", async () => {
    const text = `{ containers.a.config = { }; containers.b.config.networking.hostName = "b" + builtins.getEnv "OF_B"; }`;
    const { lower } = workplace({ "configuration.nix": text });
    await lower();
    expect((await lower()).evaluated).toEqual([]);
    expect((await lower([], { environment: { OF_B: "c" } })).evaluated).toEqual(["b"]);
  });
});

describe("what is not evaluated", () => {
  test.concurrent("anything with --no-systems", async () => {
    const { evaluated, paths, codes } = await workplace(FILES).lower(["--no-systems"]);
    expect({ evaluated, codes }).toEqual({ evaluated: [], codes: ["system-not-known"] });
    expect(paths["web"]).toBe("/nix/var/nix/profiles/per-container/web/system");
  });

  test.concurrent("what is given, what has a path that weighs more, and what is not lowered", async () => {
    const { write, lower } = workplace({
      ...FILES,
      "web.nix": `{ lib, ... }: { containers.web = { path = lib.mkForce "/own"; localAddress = "1"; config = { }; }; }`,
    });
    write("facts.json", JSON.stringify({ toplevels: { proxy: "/of-facts" } }));
    const { evaluated, paths } = await lower(["--facts", "facts.json", "--system", "db=/given"]);
    expect(evaluated).toEqual(["files"]);
    expect(paths).toMatchObject({ db: "/given", proxy: "/of-facts", web: "/own" });
    expect((await lower(["--only", "proxy"])).evaluated).toEqual(["proxy"]);
  });

  test.concurrent("anything where the configuration is evaluated alone", async () => {
    const { evaluated, codes } = await workplace(FILES).lower(["--eval", "standalone"]);
    expect({ evaluated, codes }).toEqual({ evaluated: [], codes: ["system-not-known"] });
  });

  test.concurrent("anything of a configuration that is wrong itself", async () => {
    const { lower } = workplace({ ...FILES, "guest.nix": "{ }", "web.nix": `{ containers.web.autoStart = "yes"; }` });
    expect(await lower()).toMatchObject({ status: 1, evaluated: [] });
  });
});

describe("other kinds of configurations", () => {
  test.concurrent("one that turned out to need the whole of NixOS", async () => {
    const asking = "containers.db.autoStart = config.networking.useDHCP; containers.db.config";
    const text = FILES["configuration.nix"].replace("containers.db.config", asking);
    const { run } = workplace({ ...FILES, "configuration.nix": text });
    const args = ["lower", "--nixpkgs", STAND_IN, "--format", "json"];
    const { status, evaluated, stderr } = await run(args);
    expect(stderr).toContain("evaluated the whole of NixOS");
    expect({ status, evaluated }).toEqual({ status: 0, evaluated: ALL });
    expect((await run(args)).evaluated).toEqual([]);
  });

  test.concurrent("one on standard input", async () => {
    const { lower } = workplace(FILES);
    const run = () => lower(["-"], { input: FILES["configuration.nix"] });
    const { status, evaluated, paths } = await run();
    expect({ status, evaluated }).toEqual({ status: 0, evaluated: ALL });
    expect(await run()).toMatchObject({ evaluated: [], paths });
    const changed = FILES["configuration.nix"].replace(`"db"`, `"db2"`);
    expect((await lower(["-"], { input: changed })).evaluated).toEqual(ALL);
  });

  test.concurrent("one that gives containers an `apply` of its own", async () => {
    const own = `{ lib, ... }: { imports = [ ./web.nix ]; options.containers = lib.mkOption { apply = x: x; }; }`;
    const { directory, lower } = workplace({ ...FILES, "configuration.nix": own });
    const { status, paths } = await lower();
    expect({ status, paths }).toEqual({ status: 0, paths: await pathsOf(directory) });
    expect((await lower()).evaluated).toEqual([]);
  });

  test.concurrent("a host of a flake", async () => {
    const { directory, write, run } = workplace({
      ...FILES,
      "flake.nix": `{
  inputs.nixpkgs.url = "path:./nixpkgs";
  outputs = { self, nixpkgs }: {
    nixosConfigurations.host = nixpkgs.lib.nixosSystem { modules = [ ./configuration.nix { fileSystems."/".device = "x"; } ]; };
  };
}`,
    });
    cpSync(STAND_IN, join(directory, "nixpkgs"), { recursive: true });
    const args = ["lower", ".#host", "--format", "json"];
    const first = await run(args);
    expect(first).toMatchObject({ status: 0, evaluated: ALL });
    expect(first.stderr).not.toContain("trace: ");
    expect(await run(args)).toMatchObject({ evaluated: [], paths: first.paths });
    write("a.txt", "two\n");
    expect((await run(args)).evaluated).toEqual(ALL);
  });
});

test.concurrent("an input of a flake that is a path counts with what is in it, for those that use it", async () => {
  const data = directoryWith({ "a.txt": "one\n" });
  const { directory, run } = workplace({
    "flake.nix": `{
  inputs.nixpkgs.url = "path:./nixpkgs";
  inputs.data = { url = "path:${data}"; flake = false; };
  outputs = { self, nixpkgs, data }: {
    nixosConfigurations.host = nixpkgs.lib.nixosSystem {
      modules = [ { fileSystems."/".device = "x"; _module.args = { inherit data; }; } ./configuration.nix ];
    };
  };
}`,
    "configuration.nix": `{ data, ... }:
{
  containers.web.config.environment.etc.a.text = builtins.readFile "\${data}/a.txt";
  containers.db.config = { };
}`,
  });
  cpSync(STAND_IN, join(directory, "nixpkgs"), { recursive: true });
  const args = ["lower", ".#host", "--format", "json"];
  const first = await run(args);
  expect(first).toMatchObject({ status: 0, evaluated: ["db", "web"] });
  expect((await run(args)).evaluated).toEqual([]);
  writeFileSync(join(data, "a.txt"), "two\n");
  const { evaluated, paths } = await run(args);
  expect({ evaluated, isAnother: paths["web"] !== first.paths["web"] }).toEqual({
    evaluated: ["web"],
    isAnother: true,
  });
});

describe("a system that cannot be evaluated", () => {
  test.concurrent("is refused with its own words, and the others stay", async () => {
    const { lower } = workplace({ ...FILES, "guest.nix": "{\n  networking.hostNam = 1;\n}\n" });
    const { status, stdout, stderr, paths } = await lower();
    expect(status).toBe(1);
    expect(paths["db"]).toMatch(/^\/nix\/store\//);
    expect(paths["web"]).toBe("/nix/var/nix/profiles/per-container/web/system");
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly unknown[] };
    expect(diagnostics).toMatchObject([{ code: "system-refused", span: { line: 2, column: 14 } }]);
    expect(stderr).toContain("error[system-refused]: The system of container `web' is refused: The option");
    expect(stderr).toMatch(/--> .*guest\.nix:2:14$/m);
  });

  test.concurrent("is told in the files of a flake as people have them", async () => {
    const { directory, run } = workplace({
      "flake.nix": `{
  inputs.nixpkgs.url = "path:./nixpkgs";
  outputs = { self, nixpkgs }: {
    nixosConfigurations.host = nixpkgs.lib.nixosSystem { modules = [ ./configuration.nix { fileSystems."/".device = "x"; } ]; };
  };
}`,
      "configuration.nix": `{
  containers.named.config = ./named.nix;
  containers.thrown.config = ./thrown.nix;
  containers.traced.config = ./traced.nix;
}`,
      "named.nix": "{\n  networking.hostNam = 1;\n}\n",
      "thrown.nix": `{\n  networking.hostName = throw "no";\n}\n`,
      "traced.nix": `{ networking.hostName = builtins.trace "in \${toString ./.}" "traced"; }\n`,
    });
    cpSync(STAND_IN, join(directory, "nixpkgs"), { recursive: true });
    const { status, stderr, paths } = await run(["lower", ".#host", "--format", "json"]);
    expect({ status, traced: paths["traced"]?.includes("-nixos-system-traced-") }).toEqual({ status: 1, traced: true });
    expect(stderr).toContain("--> named.nix:2:14\n");
    expect(stderr).toContain("--> thrown.nix:2:25\n");
    expect(stderr).toContain(`trace: traced: in ${directory}\n`);
    expect(stderr).not.toContain("nixctr-store-");
  });

  test.concurrent("has the place of its `config` where it says none", async () => {
    const { lower } = workplace({
      ...FILES,
      "guest.nix": `{ assertions = [ { assertion = false; message = "no"; } ]; }`,
    });
    const { status, stderr } = await lower();
    expect({ status, said: stderr.includes("Failed assertions:\n- no") }).toEqual({ status: 1, said: true });
    expect(stderr).toMatch(/--> .*web\.nix:1:49$/m);
  });

  test.concurrent("is written nowhere", async () => {
    const { directory, run } = workplace({ ...FILES, "guest.nix": "{ no = 1; }" });
    const { status } = await run(["lower", "--eval", "nixos", "--nixpkgs", STAND_IN, "--out", "tree"]);
    expect({ status, written: existsSync(join(directory, "tree")) }).toEqual({ status: 1, written: false });
  });

  test.concurrent("ends with status 2 when it takes too long", async () => {
    const endless = `let times = f: builtins.foldl' (_: f) 0 (builtins.genList (i: i) 10000); in times (_: times (_: times (_: times (i: i))))`;
    const { lower } = workplace({ ...FILES, "guest.nix": `{ networking.hostName = toString (${endless}); }` });
    const { status, codes, paths } = await lower(["--timeout", "5"]);
    expect({ status, codes }).toEqual({ status: 2, codes: ["system-not-evaluated"] });
    expect(paths["db"]).toMatch(/^\/nix\/store\//);
  });

  test.concurrent("is gone after an interruption, with all others", async () => {
    const endless = `let times = f: builtins.foldl' (_: f) 0 (builtins.genList (i: i) 10000); in times (_: times (_: times (_: times (i: i))))`;
    const { directory, lower } = workplace({
      ...FILES,
      "guest.nix": `{ networking.hostName = toString (${endless}); }`,
    });
    const running = (): boolean => processesWith(`${directory}/`).some((pid) => commandOf(pid).includes("system.nix"));
    const { status, codes } = await lower([], {
      ownGroup: true,
      started: async (pid) => {
        await until(running);
        process.kill(-pid, "SIGINT");
      },
    });
    expect({ status, codes }).toEqual({ status: 2, codes: ["evaluator-interrupted"] });
    expect(processesWith(`${directory}/`)).toEqual([]);
  });
});

describe("the cache", () => {
  test.concurrent("may be full of rubbish", async () => {
    const { cache, lower } = workplace(ONE);
    const { paths } = await lower();
    const entries = join(cache, "nixctr/systems");
    for (const key of readdirSync(entries, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
      for (const name of readdirSync(join(entries, key.name))) writeFileSync(join(entries, key.name, name), "{");
      mkdirSync(join(entries, key.name, "directory.json"));
    }
    expect(await lower()).toMatchObject({ status: 0, evaluated: ["web"], paths });
    expect(await lower()).toMatchObject({ evaluated: [], paths });
  });

  test.concurrent("need not be writable", async () => {
    const { cache, lower } = workplace(ONE);
    writeFileSync(cache, "a file");
    expect(await lower()).toMatchObject({ status: 0, evaluated: ["web"] });
    expect(await lower()).toMatchObject({ status: 0, evaluated: ["web"] });
  });

  test.concurrent("may be used by several at once", async () => {
    const { lower } = workplace(ONE);
    const runs = await Promise.all([lower(), lower(), lower()]);
    expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1);
    expect((await lower()).evaluated).toEqual([]);
  });
});

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
