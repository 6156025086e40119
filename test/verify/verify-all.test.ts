import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import type { Verification, VerifyGiven } from "../../src/verify/verification.ts";
import { releaseNamed } from "../evaluation/evaluate-configuration.ts";
import { temporaryDirectory } from "../output/temporary-directory.ts";
import {
  editFile,
  loweredFor,
  MODULE,
  STAND_IN,
  standInTree,
  subjectOf,
  verified,
  writeArtifacts,
} from "./stand-in-tree.ts";

function written(text: string): string {
  const file = join(temporaryDirectory(), "configuration.nix");
  writeFileSync(file, text);
  return file;
}

async function verifiedText(
  text: string,
  tree: string = STAND_IN,
  changes: Partial<VerifyGiven> = {},
): Promise<Verification> {
  const [verification] = await verified([subjectOf(written(text), tree)], changes);
  if (verification === undefined) throw new Error("nothing was verified");
  return verification;
}

/** The names of what differs. */
function differing({ mismatches }: Verification): readonly string[] {
  return mismatches.map(({ kind, name }) => (kind === name ? kind : `${kind} ${name}`));
}

/** What the configuration is like, on a host that agrees about it. */
async function agreed(text: string): Promise<Verification> {
  const file = written(text);
  const tree = standInTree();
  writeArtifacts(tree, await loweredFor(file, STAND_IN));
  const [verification] = await verified([subjectOf(file, tree)]);
  if (verification === undefined) throw new Error("nothing was verified");
  return verification;
}

describe("values that JSON has no form for", () => {
  test.each([
    [
      "names that Nix takes for something else",
      `containers.web = { path = "/x"; bindMounts = { outPath.hostPath = "/a"; __toString.hostPath = "/b"; }; };`,
    ],
    [
      "containers of such names",
      `containers = { outPath.path = "/x"; __toString.path = "/x"; __proto__.path = "/x"; };`,
    ],
    ["paths and derivations", `containers.web = { path = /x; networkNamespace = pkgs.hello; };`],
  ])("%s", async (_, text) => {
    const verification = await agreed(`{ pkgs, ... }: { ${text} }`);
    expect(verification.failure).toBeNull();
    expect(differing(verification)).toEqual([]);
  });
});

describe("what a value brings along is not the module's", () => {
  test("be it a text file of the same kind", async () => {
    const text = `{ pkgs, ... }: {
  containers.web = {
    path = "/x";
    additionalCapabilities = [ "\${pkgs.writeScript "container-init" "mine"}" ];
  };
}`;
    const verification = await agreed(text);
    expect(differing(verification)).toEqual([]);
    expect(verification.compared.some(({ name }) => name === "container@web.service ExecStart file")).toBe(true);
    expect(verification.compared.some(({ name }) => name === "container@web.service ExecStart 2")).toBe(false);
  });
});

describe("options that the configuration adds to containers", () => {
  test("are its own", async () => {
    const text = `{ lib, ... }: {
  options.containers = lib.mkOption {
    type = lib.types.attrsOf (lib.types.submodule { options.mine = lib.mkOption { type = lib.types.int; default = 1; }; });
  };
  config.containers.web = { path = "/x"; mine = 2; };
}`;
    expect(differing(await agreed(text))).toEqual([]);
  });

  test("and those that the module has and nixctr does not know are found", async () => {
    const tree = standInTree();
    editFile(tree, MODULE, "tmpfs = texts;", "tmpfs = texts; unheardOf = texts;");
    const { mismatches } = await verifiedText(`{ containers.web.path = "/x"; }`, tree);
    expect(mismatches).toContainEqual({
      kind: "option",
      container: "web",
      name: "unheardOf",
      expected: "unheardOf = [ ];\n",
      actual: undefined,
    });
  });
});

describe("of its definitions a verification knows", () => {
  const text = `{
  containers.web = {
    path = "/x";
    tmpfs = [ "/tmp" ];
  };
}`;

  test("which there are, and where", async () => {
    const { placeOf, setOptions } = await verifiedText(text);
    expect(setOptions("web")).toEqual(["path", "tmpfs"]);
    expect(placeOf("web", "tmpfs")?.slice(1)).toEqual([4, 5]);
    expect(placeOf("web", "ephemeral")?.slice(1)).toEqual([2, 3]);
    expect(placeOf("web", null)?.slice(1)).toEqual([2, 3]);
    expect([placeOf("db", null), placeOf(null, null)]).toEqual([null, null]);
    expect(setOptions("db")).toEqual([]);
  });

  test("what would be without one, or in another release", async () => {
    const { experiment, release, mismatches } = await agreed(text);
    expect(mismatches).toEqual([]);
    const without = await experiment({ release, unset: { container: "web", option: "tmpfs" } });
    expect(without.map(({ kind, name }) => `${kind} ${name}`)).toContain("option tmpfs");
    const older = await experiment({ release: releaseNamed("23.11") });
    expect(older.map(({ kind, name }) => `${kind} ${name}`)).toContain("option restartIfChanged");
  });
});

describe("where the configuration asks for an option that there is not", () => {
  const MISSING = "attribute 'no' missing";
  const web = 'containers.web.path = "/web";';

  test.each([
    ["a container", `containers.web = { path = "/web"; autoStart = config.no.such.option; };`],
    // The definitions of containers alone are not wrong.
    ["whether there are containers", `${web} boot.enableContainers = config.no.such.option;`],
  ])("in %s, both refuse it with the words of NixOS", async (_, text) => {
    const verification = await verifiedText(`{ config, ... }: { ${text} }`, STAND_IN, { evaluation: "auto" });
    expect(differing(verification)).toEqual([]);
    expect(verification.refusal).toBe(MISSING);
  });

  test.each([
    "assertions = [ { assertion = config.no.such.option; message = 1; } ];",
    "warnings = [ config.no.such ];",
  ])("nixctr knows nothing of %s, and says so", async (text) => {
    const verification = await verifiedText(`{ config, ... }: { ${web} ${text} }`, STAND_IN, { evaluation: "auto" });
    expect(verification).toMatchObject({
      mismatches: [],
      refusal: null,
      failure: `NixOS refuses it, maybe for an assertion or a warning that only NixOS can evaluate: ${MISSING}`,
    });
  });

  test("the configuration alone has no answer that could be compared", async () => {
    const text = `{ config, ... }: { containers.web.path = config.no.such.option; }`;
    const verification = await verifiedText(text, STAND_IN, { evaluation: "standalone" });
    expect(verification.mismatches).toEqual([]);
    expect(verification.failure).toMatch(/^nixctr: The option `no.such.option' is not known/);
  });
});

describe("where some containers are compared", () => {
  test("what NixOS refuses of another is refused by both", async () => {
    const text = `{ containers.web.path = "/web"; containers.db.autoStart = "yes"; }`;
    const { mismatches, refusal } = await verifiedText(text, STAND_IN, { only: ["web"] });
    expect(mismatches).toEqual([]);
    expect(refusal).toContain("containers.db.autoStart");
  });

  test("assertions of another are there on both sides", async () => {
    const file = written(`{
  containers.web.path = "/web";
  containers.db = { path = "/db"; networkNamespace = "/run/netns/db"; privateNetwork = true; };
}`);
    const tree = standInTree();
    writeArtifacts(tree, await loweredFor(file, STAND_IN));
    const [verification] = await verified([subjectOf(file, tree)], { only: ["web"] });
    expect(verification?.mismatches).toEqual([]);
    expect(verification?.compared.map(({ container }) => container)).not.toContain("db");
  });
});

test("a system that asserts in vain what the module asserts is refused by both", async () => {
  const { refusal, mismatches } = await verifiedText("{ containers.web_1.config = { }; }");
  expect(mismatches).toEqual([]);
  expect(refusal).toContain("Names containing underscores are not allowed");
});

test("results come in the order of the configurations", async () => {
  const subjects = ["a", "b", "c"].map((name) => ({
    ...subjectOf(written(`{ containers.${name}.path = "/x"; }`), STAND_IN),
    label: name,
  }));
  const labels = (await verified(subjects)).map(({ subject, compared }) => [subject.label, compared.at(-1)?.container]);
  expect(labels).toEqual([
    ["a", "a"],
    ["b", "b"],
    ["c", "c"],
  ]);
});
