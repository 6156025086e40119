import { describe, expect, test } from "vitest";

import { directoryWith, nixctr } from "./nixctr.ts";

interface Found {
  readonly code: string;
  readonly span: { readonly file: string; readonly line: number } | null;
}

/** What is found in a configuration for a release that takes any integer as a port: the code and the line of each. */
async function findings(files: Readonly<Record<string, string>> | string, args: readonly string[] = []) {
  const directory = directoryWith(typeof files === "string" ? { "configuration.nix": files } : files);
  const { stdout } = await nixctr(["check", "--release", "19.03", "--format", "json", ...args], { directory });
  const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly Found[] };
  return diagnostics.map(({ code, span }) => `${span?.line ?? "?"} ${code}`);
}

/** A container whose port, in line 4, is none. */
function withPort(line: string, above = ""): string {
  return `{
  containers.web = { path = "/p"; privateNetwork = true; hostAddress = "10.0.0.1"; localAddress = "10.0.0.2";
  ${above}
  ${line}
  };
}
`;
}

const PORT = "forwardPorts = [ { hostPort = 70000; } ];";

test.concurrent("the port is found", async () => {
  expect(await findings(withPort(PORT))).toEqual(["4 port-out-of-range"]);
});

describe("a comment allows the finding", () => {
  test.concurrent.each([
    ["on its line", withPort(`${PORT} # nixctr: allow port-out-of-range`)],
    ["before it", withPort(`/* nixctr: allow port-out-of-range */ ${PORT}`)],
    ["on the line above", withPort(PORT, "# nixctr: allow port-out-of-range")],
    ["in a block above", withPort(PORT, "/* nixctr:\n allow port-out-of-range */")],
    ["above another comment", withPort(PORT, "# nixctr: allow port-out-of-range\n  # This is a test.")],
    ["with a reason", withPort(PORT, "# nixctr: allow port-out-of-range -- it is a test, isn't it?")],
    [
      "above a binding that goes on below",
      withPort("forwardPorts = [ {\n  # nixctr: allow port-out-of-range\n  hostPort =\n\n    70000; } ];"),
    ],
    [
      "at the value, far below the name",
      withPort("forwardPorts = [\n {\n # nixctr: allow port-out-of-range\n hostPort = 70000; } ];"),
    ],
    ["with CRLF", withPort(PORT, "# nixctr: allow port-out-of-range").replaceAll("\n", "\r\n")],
  ])("%s", async (_, text) => {
    expect(await findings(text)).toEqual([]);
  });

  test.concurrent("and another one beside it", async () => {
    const text = `{
  # nixctr: allow configuration-warning, host-address-with-bridge -- both are known
  containers.web = { path = "/p"; privateNetwork = true; hostBridge = "br0"; hostAddress = "10.0.0.1"; }; warnings = [ "w" ];
  networking.bridges.br0.interfaces = [ ];
}`;
    expect(await findings(text)).toEqual([]);
  });
});

describe("at either place of a clash between two containers", () => {
  const container = (port: string): string => `{
  path = "/p"; privateNetwork = true; localAddress = "10.0.0.2"; hostAddress = "10.0.0.1";
  forwardPorts = [
    {
${port}
    }
  ];
}
`;
  const clash = (a: string, b: string): Readonly<Record<string, string>> => ({
    "configuration.nix": "{ containers.a = import ./a.nix; containers.b = import ./b.nix; }\n",
    "a.nix": container(a),
    "b.nix": container(b).replaceAll("10.0.0", "10.0.1"),
  });
  const plain = "      hostPort =\n        8080;";
  const allowed = `      # nixctr: allow forwarded-port-clash\n${plain}`;

  test.concurrent("which is found", async () => {
    expect(await findings(clash(plain, plain))).toEqual([expect.stringContaining("forwarded-port-clash")]);
  });

  test.concurrent.each([
    ["the first", allowed, plain],
    ["the second", plain, allowed],
    ["both", allowed, allowed],
  ])("%s", async (_, a, b) => {
    expect(await findings(clash(a, b))).toEqual([]);
  });
});

describe("a comment does not allow the finding", () => {
  test.concurrent.each([
    [
      "two lines above",
      withPort(`\n  ${PORT}`, "# nixctr: allow port-out-of-range"),
      ["3 unused-allowance", "5 port-out-of-range"],
    ],
    ["below", withPort(`${PORT}\n  # nixctr: allow port-out-of-range`), ["4 port-out-of-range", "5 unused-allowance"]],
    [
      "of another kind",
      withPort(PORT, "# nixctr: allow unknown-protocol"),
      ["3 unused-allowance", "4 port-out-of-range"],
    ],
    [
      "when it is a string",
      withPort(PORT, 'extraFlags = [ "# nixctr: allow port-out-of-range" ];'),
      ["4 port-out-of-range"],
    ],
    [
      "with a mistake",
      withPort(PORT, "# nixctr: allow port-out-of-rang"),
      ["3 unknown-allowance", "4 port-out-of-range"],
    ],
    [
      "that is malformed",
      withPort(PORT, "# nixctr: ignore port-out-of-range"),
      ["3 malformed-allowance", "4 port-out-of-range"],
    ],
  ])("%s", async (_, text, found) => {
    expect((await findings(text)).filter((one) => !one.includes("stray"))).toEqual(found);
  });

  test.concurrent("that is an error", async () => {
    const text = `{\n  # nixctr: allow wrong-type\n  containers.web.path = 5;\n}`;
    expect(await findings(text)).toEqual(["2 error-not-allowed", "3 wrong-type"]);
  });
});

describe("a comment that allows nothing", () => {
  const idle = `{\n  # nixctr: allow port-out-of-range\n  containers.web.path = "/p";\n  containers.db.path = "/p";\n}\n`;

  test.concurrent("is told", async () => {
    expect(await findings(idle)).toEqual(["2 unused-allowance"]);
  });

  test.concurrent("is not told when only some containers are looked at", async () => {
    expect(await findings(idle, ["--only", "web"])).toEqual([]);
  });

  test.concurrent("is not told when the configuration is refused", async () => {
    expect(await findings(idle.replace("}\n", "  containers.bad.path = 5;\n}\n"))).toEqual(["5 wrong-type"]);
    expect(await findings(idle.replace("}\n", "  containers.bad = throw ''no'';\n}\n"))).toEqual([
      "5 evaluation-error",
    ]);
  });

  test.concurrent("is not told when a module was left out", async () => {
    const text = idle.replace("{\n", `{ modulesPath, ... }: { imports = [ "\${modulesPath}/x.nix" ];\n`);
    expect(await findings(text)).toEqual(["1 import-skipped"]);
  });

  test.concurrent("is told once, be it in a file that several import", async () => {
    const host = (name: string): string => `{ imports = [ ./shared.nix ]; containers.${name}.path = "/p"; }`;
    const files = { "a.nix": host("a"), "b.nix": host("b"), "shared.nix": idle };
    expect(await findings(files, ["a.nix", "b.nix"])).toEqual(["2 unused-allowance"]);
  });

  test.concurrent("is needed when one of several inputs needs it", async () => {
    const files = {
      "a.nix": `{ imports = [ ./shared.nix ]; containers.web.privateNetwork = true; }`,
      "b.nix": `{ imports = [ ./shared.nix ]; containers.web.forwardPorts = lib.mkForce [ ]; }`.replace(
        "{",
        "{ lib, ... }: {",
      ),
      "shared.nix": withPort(`${PORT} # nixctr: allow port-out-of-range`).replace("privateNetwork = true;", ""),
    };
    expect(await findings(files, ["a.nix", "b.nix"])).not.toContain("4 unused-allowance");
  });
});

test.concurrent.each(["pretty", "sarif", "github"])("--format %s goes by the comments too", async (format) => {
  const text = withPort(`${PORT} # nixctr: allow port-out-of-range`);
  const directory = directoryWith({ "configuration.nix": text });
  const { status, stdout } = await nixctr(["check", "--release", "19.03", "--format", format, "--deny-warnings"], {
    directory,
  });
  expect(status).toBe(0);
  expect(stdout).not.toContain("port-out-of-range");
});

test.concurrent("comments about comments count for --deny-warnings", async () => {
  const directory = directoryWith({ "configuration.nix": withPort("", "# nixctr: allow no-such-code") });
  expect((await nixctr(["check", "--deny-warnings"], { directory })).status).toBe(1);
});
