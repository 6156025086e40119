import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { beforeAll, describe, expect, test } from "vitest";

import type { LoweredHost } from "../../lowering/types.ts";
import { createPaint } from "../../src/verify/report/paint.ts";
import { renderVerified } from "../../src/verify/report/render-verified.ts";
import { type VerifiedKind, verifiedKinds } from "../../src/verify/verification.ts";
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

const PLANTED = fileURLToPath(new URL("planted/", import.meta.url));
const CONFIGURATION = `${PLANTED}configuration.nix`;

/** What the NixOS of a tree makes differently. */
interface Planted {
  readonly host?: (host: LoweredHost) => LoweredHost;
  readonly edit?: readonly [from: string, to: string];
}

const planted: Readonly<Record<VerifiedKind, Planted>> = {
  refusal: { edit: ["privateNetwork = option types.bool false;", "privateNet = option types.bool false;"] },
  assertions: { host: (host) => ({ ...host, assertions: ["Containers are not for everybody."] }) },
  warnings: { host: (host) => ({ ...host, warnings: ["Containers are old."] }) },
  option: { edit: ['timeoutStartSec = option types.str "1min"', 'timeoutStartSec = option types.str "15s"'] },
  service: {
    host: (host) => withService(host, { preStart: "echo before\n", wants: ["network.target", "late.target"] }),
  },
  unit: { host: (host) => withUnit(host, (text) => text.replace("KillMode=mixed", "KillMode=process")) },
  file: {
    host: ({ files, ...host }) => ({
      ...host,
      files: Object.fromEntries(
        Object.entries(files).map(([path, file]) => {
          const text = path.includes("container-init") ? file.text.replace("trap ", "# trap ") : file.text;
          return [path, { ...file, text }];
        }),
      ),
    }),
  },
  conf: {
    host: ({ environment, ...host }) => {
      const [path, conf] = Object.entries(environment.etc).find(([name]) => name.includes("web")) ?? ["", { text: "" }];
      const text = conf.text.replace("HOST_ADDRESS=10.0.0.1", "HOST_ADDRESS=10.0.0.9");
      return { ...host, environment: { ...environment, etc: { ...environment.etc, [path]: { text } } } };
    },
  },
  hosts: { host: (host) => ({ ...host, networking: { ...host.networking, extraHosts: "10.0.0.2 web.container\n" } }) },
  dhcpcd: {
    host: (host) => ({ ...host, networking: { ...host.networking, dhcpcd: { denyInterfaces: ["ve-*"] } } }),
  },
  udev: { host: (host) => ({ ...host, services: { udev: { extraRules: "" } } }) },
  modules: { host: (host) => ({ ...host, boot: { kernelModules: ["bridge", "macvlan", "tap", "tun", "veth"] } }) },
  targets: { host: (host) => ({ ...host, systemd: { ...host.systemd, targets: {} } }) },
  packages: {
    host: ({ environment, ...host }) => {
      const systemPackages = [...environment.systemPackages, "/nix/store/another-package"];
      return { ...host, environment: { ...environment, systemPackages } };
    },
  },
};

function withService(host: LoweredHost, changes: object): LoweredHost {
  const { services } = host.systemd;
  const [name, service] = Object.entries(services).find(([one]) => one === "container@web") ?? [];
  if (name === undefined || service === undefined) throw new Error("no service");
  return { ...host, systemd: { ...host.systemd, services: { ...services, [name]: { ...service, ...changes } } } };
}

function withUnit(host: LoweredHost, change: (text: string) => string): LoweredHost {
  const units = Object.entries(host.units).map(([name, text]) => [name, change(text)] as const);
  return { ...host, units: Object.fromEntries(units) };
}

let lowered: LoweredHost;
beforeAll(async () => {
  lowered = await loweredFor(CONFIGURATION, STAND_IN);
});

describe("a difference that is planted on purpose is found and shown", () => {
  test("none is none", async () => {
    const tree = standInTree();
    writeArtifacts(tree, lowered);
    expect(await reportOf(tree)).toBe(expectedIn("equal"));
  });

  for (const kind of verifiedKinds) {
    test(kind, async () => {
      const tree = standInTree();
      const { host = (same: LoweredHost) => same, edit } = planted[kind];
      writeArtifacts(tree, host(lowered));
      if (edit !== undefined) editFile(tree, MODULE, ...edit);
      expect(await reportOf(tree)).toBe(expectedIn(kind));
    });
  }
});

async function reportOf(tree: string): Promise<string> {
  const [verification] = await verified([subjectOf(CONFIGURATION, tree)]);
  if (verification === undefined) throw new Error("nothing was verified");
  const style = { paint: createPaint(false), width: 80, verbose: false, showFile: (file: string) => file };
  const report = [...renderVerified({ verification, nixos: "the stand-in", attributions: [] }, style)].join("");
  return report.replace(/(?<=\/nix\/store\/)[0-9a-z]{32}/g, "HASH");
}

function expectedIn(name: string): string {
  return readFileSync(`${PLANTED}${name}.txt`, "utf8");
}
