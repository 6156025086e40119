import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { finishEvaluation, type FinishedEvaluation } from "../../src/evaluation/finish-evaluation.ts";
import type { Question, Surroundings } from "../../src/evaluation/surroundings.ts";
import { defaultFacts } from "../../src/facts/default-facts.ts";
import { newestRelease } from "../../src/releases/choose-release.ts";
import { startLowering } from "../../src/start-lowering.ts";
import { nixProgram } from "./evaluate-configuration.ts";
import { nixIsSince } from "./nix-version.ts";

const directory = mkdtempSync(join(tmpdir(), "nixctr-surroundings-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const bridges: Question = { loc: ["networking", "bridges", "*"], ask: "names" };
const etc: Question = { loc: ["environment", "etc", "*"], ask: "names", prefixes: ["containers/"] };
const matches: Question = { loc: ["systemd", "network", "networks", "*", "matchConfig", "Name"], ask: "values" };
const networkd: Question = { loc: ["networking", "useNetworkd"], ask: "values" };
const unmanaged: Question = { loc: ["networking", "networkmanager", "unmanaged"], ask: "values" };

let files = 0;

function write(text: string): string {
  files += 1;
  const path = join(directory, `${files}.nix`);
  writeFileSync(path, text);
  return path;
}

async function evaluateBody(body: string, questions: readonly Question[]): Promise<FinishedEvaluation> {
  const path = write(`{ config, lib, ... }: { containers.web.path = "/p";\n${body}\n}\n`);
  const limits = { seconds: 60, mebibytes: 4096 };
  const release = newestRelease();
  const options = { input: { kind: "file", path } as const, release, facts: defaultFacts(), nix: nixProgram(), limits };
  return finishEvaluation(startLowering({ ...options, questions }));
}

async function ask(body: string, ...questions: readonly Question[]): Promise<Surroundings | null> {
  const { evaluation } = await evaluateBody(body, questions);
  if (evaluation.kind !== "evaluated") throw new Error(`the configuration is ${evaluation.kind}`);
  expect(Object.keys(evaluation.document.containers.attrs)).toEqual(["web"]);
  return evaluation.document.surroundings;
}

/** Paths with the places of their definitions, or with their values. */
function answersOf(surroundings: Surroundings | null): readonly (readonly [string, readonly unknown[]])[] {
  return (surroundings?.answers ?? []).map(({ loc, definitions }) => [
    loc.join("."),
    definitions.map(({ at, value }) => value ?? `${at[1]}:${at[2]}`),
  ]);
}

describe("what is asked of the surroundings", () => {
  test("nothing is looked at when nobody asks", async () => {
    expect(await ask('networking.bridges = abort "never";')).toBeNull();
  });

  test("names have the places of their definitions, in imported modules too", async () => {
    const imported = write("{\n  networking.bridges.br1.interfaces = [ ];\n}\n");
    const body = `imports = [ ${imported} ];\n  networking = { bridges = { br0 = { }; }; bridges.br1 = { }; };`;
    const found = await ask(body, bridges);
    expect(found?.answers.map(({ loc, definitions }) => [loc.join("."), definitions.map(({ at }) => at)])).toEqual([
      ["networking.bridges.br0", [[join(directory, `${files}.nix`), 3, 30]]],
      [
        "networking.bridges.br1",
        [
          [imported, 2, 3],
          [join(directory, `${files}.nix`), 3, 44],
        ],
      ],
    ]);
    expect(found?.unknown).toEqual([]);
  });

  test.each([
    ["a definition whose condition is false", "networking.bridges = lib.mkIf false { br0 = { }; };", []],
    ["a name whose condition is false", "networking.bridges = { br0 = lib.mkIf false { }; br1 = { }; };", ["br1"]],
    ["sets that mkMerge merges", "networking = lib.mkMerge [ { bridges.a = { }; } { bridges.b = { }; } ];", ["a", "b"]],
    [
      "a definition that loses to mkForce",
      "networking.bridges = lib.mkMerge [ { a = { }; } (lib.mkForce { b = { }; }) ];",
      ["b"],
    ],
    [
      "what a true condition from the configuration defines",
      "services.x.on = true; networking.bridges = lib.mkIf config.services.x.on { a = { }; };",
      ["a"],
    ],
    ["a content that is an error, behind a false condition", "networking.bridges = lib.mkIf false { }.missing;", []],
  ])("names are settled as NixOS settles them: %s", async (_, body, names) => {
    const found = await ask(body, bridges);
    expect(found?.answers.map(({ loc }) => loc.at(-1))).toEqual(names);
    expect(found?.unknown).toEqual([]);
  });

  test("lists give names where the release takes them for sets", async () => {
    const found = await ask('networking.interfaces = [ { name = "eth0"; } ];', {
      loc: ["networking", "interfaces", "*", "name"],
      ask: "values",
    });
    expect(answersOf(found)).toEqual([["networking.interfaces.eth0.name", ["eth0"]]]);
  });

  test("only names with one of the prefixes are looked at", async () => {
    const body = 'environment.etc = { "containers/a".text = "a"; "b" = abort "never"; };';
    expect(answersOf(await ask(body, etc))).toEqual([["environment.etc.containers/a", ["2:21"]]]);
  });

  test("values are those that win, in the order in which they merge", async () => {
    const body = `networking.networkmanager.unmanaged = lib.mkMerge [ [ "b" ] (lib.mkBefore [ "a" (lib.mkIf false "x") ]) ];
      networking.useNetworkd = lib.mkMerge [ (lib.mkDefault (abort "never")) false ];`;
    expect(answersOf(await ask(body, networkd, unmanaged))).toEqual([
      ["networking.useNetworkd", [false]],
      ["networking.networkmanager.unmanaged", [["a"], ["b"]]],
    ]);
  });

  test("values are found below names", async () => {
    const body = `systemd.network.networks = { "10-a".matchConfig.Name = [ "ve-*" "vb-*" ]; };
      systemd.network.networks."20-b" = { matchConfig = { Name = "lan0"; MACAddress = abort "never"; }; };
      systemd.network.networks."30-c".networkConfig = abort "never";`;
    expect(answersOf(await ask(body, matches))).toEqual([
      ["systemd.network.networks.10-a.matchConfig.Name", [["ve-*", "vb-*"]]],
      ["systemd.network.networks.20-b.matchConfig.Name", ["lan0"]],
    ]);
  });

  test("values are settled at every option on the way", async () => {
    const body = `systemd.network.networks.a = lib.mkMerge [ { matchConfig.Name = "x"; } (lib.mkForce { matchConfig.Driver = "d"; }) ];
      systemd.network.networks.b.matchConfig = lib.mkMerge [ { Name = [ "x" ]; } { Name = lib.mkIf true [ "y" ]; } ];`;
    const found = await ask(body, { ...matches, loc: [...matches.loc.slice(0, -1), "*"] });
    expect(answersOf(found)).toEqual([
      ["systemd.network.networks.a.matchConfig.Driver", ["d"]],
      ["systemd.network.networks.b.matchConfig.Name", [["x"], ["y"]]],
    ]);
  });
});

describe("what only NixOS can tell is unknown", () => {
  test.each([
    ["the names", "networking.bridges = config.services.nginx.virtualHosts;", "networking.bridges.*"],
    ["a condition", "networking.bridges.a = lib.mkIf config.services.nginx.enable { };", "networking.bridges.a"],
    [
      "a condition around it all",
      'networking = lib.mkIf config.services.nginx.enable { domain = "a"; bridges.a = { }; };',
      "networking.bridges.*",
    ],
    ["something that is no set", "networking.bridges = 5;", "networking.bridges.*"],
  ])("of names: %s", async (_, body, path) => {
    expect(await ask(body, bridges)).toEqual({ answers: [], unknown: [path.split(".")] });
  });

  test.each([
    ["a value of NixOS", "config.services.nginx.enable"],
    ["an error", 'throw "no"'],
    ["a function", "x: x"],
    ["a derivation", '{ type = "derivation"; outPath = "/nix/store/x"; }'],
    ["a path", "/etc"],
    ["an error in a list", '[ "a" (throw "no") ]'],
  ])("of values: %s", async (_, value) => {
    const { loc } = networkd;
    const found = await ask(`${loc.join(".")} = lib.mkForce (${value});`, networkd);
    expect(found).toEqual({ answers: [], unknown: [loc] });
  });

  test("a submodule with modules of its own", async () => {
    const body = 'systemd.network.networks.a = { imports = [ ]; matchConfig.Name = "a"; };';
    expect((await ask(body, matches))?.unknown).toEqual([
      ["systemd", "network", "networks", "a", "matchConfig", "Name"],
    ]);
  });

  test("one unknown thing leaves the others known", async () => {
    const body = `networking.bridges = { a = { }; b = lib.mkIf config.services.nginx.enable { }; };`;
    const found = await ask(body, bridges);
    expect(answersOf(found)).toEqual([["networking.bridges.a", ["2:24"]]]);
    expect(found?.unknown).toEqual([["networking", "bridges", "b"]]);
  });
});

describe("errors that Nix lets nobody catch", () => {
  test.each([
    ["abort", 'networking.bridges = abort "no";'],
    ["a missing attribute", "networking.bridges = lib.mkIf config.services.never.heard.of { a = { }; };"],
    ["an infinite recursion", "networking.bridges = config.networking.bridges;"],
  ])("drop the question about that option alone: %s", async (_, body) => {
    const found = await ask(`${body} networking.useNetworkd = true;`, bridges, networkd);
    expect(answersOf(found)).toEqual([["networking.useNetworkd", [true]]]);
    expect(found?.unknown).toEqual([bridges.loc]);
  });

  const failing = 'assertions = [ { assertion = false; message = "wrong"; } ];';
  const besides = { assertions: [{ text: "wrong" }] };

  test("in two options, drop all questions and keep the assertions", async () => {
    const body = `networking.bridges = abort "no"; networking.useNetworkd = abort "no"; ${failing}`;
    const { evaluation, notes } = await evaluateBody(body, [bridges, networkd]);
    expect(evaluation).toMatchObject({ document: { besides, surroundings: null } });
    expect(notes.diagnostics).toEqual([]);
  });

  test("where Nix crashes and does not say at what, drop all questions before the assertions", async () => {
    const body = `networking.bridges = let f = x: f (x + 1) + 1; in f 1; ${failing}`;
    const { evaluation } = await evaluateBody(body, [bridges, networkd]);
    const surroundings = nixIsSince("2.26") ? { answers: [], unknown: [bridges.loc] } : null;
    expect(evaluation).toMatchObject({ document: { besides, surroundings } });
  });

  test("in assertions, drop those and keep the answers", async () => {
    const body = 'assertions = abort "no"; networking.bridges.a = { };';
    const { evaluation, notes } = await evaluateBody(body, [bridges]);
    expect(evaluation).toMatchObject({ document: { besides: null, surroundings: { answers: [{}], unknown: [] } } });
    expect(notes.diagnostics.map(({ code }) => code)).toEqual(["beside-not-evaluated"]);
  });

  test("in both, drop both", async () => {
    const body = 'assertions = abort "no"; networking.bridges = abort "no";';
    const { evaluation } = await evaluateBody(body, [bridges]);
    expect(evaluation).toMatchObject({ document: { besides: null, surroundings: null } });
  });

  test("in the containers, refuse the configuration with that error", async () => {
    const { evaluation } = await evaluateBody('containers.a = abort "containers"; networking.bridges = abort "no";', [
      bridges,
    ]);
    expect(evaluation.kind === "refused" && evaluation.diagnostics[0]?.message).toContain("containers");
  });

  test("do not go on for ever where a configuration describes itself", async () => {
    const spoofed = `builtins.addErrorContext "@nixctr {\\"surrounding\\":[\\"x\\"]}" (abort "no")`;
    const { evaluation } = await evaluateBody(`containers.a = ${spoofed};`, [bridges]);
    expect(evaluation.kind).toBe("refused");
  });
});

test("bytes that are no text are not the containers' fault", async () => {
  const path = join(directory, "bytes");
  writeFileSync(path, Buffer.from([0xff]));
  expect(await ask(`networking.useNetworkd = builtins.readFile ${path};`, networkd)).toBeNull();
});

test("options that are looked at for the surroundings alone are not worth a hint", async () => {
  const body = 'networking.domain = "a"; networking.bridges = lib.mkIf (config.networking.domain == "a") { a = { }; };';
  const { evaluation, notes } = await evaluateBody(body, [bridges]);
  expect(evaluation).toMatchObject({ document: { surroundings: { answers: [{}], unknown: [] } } });
  expect(notes.diagnostics).toEqual([]);
});
