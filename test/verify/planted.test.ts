import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { beforeAll, describe, expect, test } from "vitest";

import type { LoweredHost } from "../../lowering/types.ts";
import { attributed } from "../../src/verify/report/attributed.ts";
import { createPaint } from "../../src/verify/report/paint.ts";
import { renderVerified } from "../../src/verify/report/render-verified.ts";
import type { VerifiedKind } from "../../src/verify/verification.ts";
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
  /** Another configuration than that of the others. */
  readonly configuration?: string;
}

const ofEveryKind: Readonly<Record<VerifiedKind, Planted>> = {
  refusal: { edit: ["privateNetwork = option types.bool false;", "privateNet = option types.bool false;"] },
  assertions: { host: (host) => ({ ...host, assertions: ["Containers are not for everybody."] }) },
  warnings: { host: (host) => ({ ...host, warnings: ["Containers are old."] }) },
  option: { edit: ['timeoutStartSec = option types.str "1min"', 'timeoutStartSec = option types.str "15s"'] },
  service: {
    host: (host) => withService(host, { preStart: "echo before\n", wants: ["network.target", "late.target"] }),
  },
  unit: { host: (host) => withUnit(host, (text) => text.replace("KillMode=mixed", "KillMode=process")) },
  file: {
    host: (host) =>
      withFiles(host, "container-init", (file) => ({ ...file, text: file.text.replace("trap ", "# trap ") })),
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
  other: {
    edit: ["boot.kernelModules = found", 'boot.loader.grub.device = "/dev/sda"; boot.kernelModules = found'],
  },
  packages: {
    host: ({ environment, ...host }) => {
      const systemPackages = [...environment.systemPackages, "/nix/store/another-package"];
      return { ...host, environment: { ...environment, systemPackages } };
    },
  },
};

const planted: Readonly<Record<string, Planted>> = {
  ...ofEveryKind,
  "refusal-of-nixctr": {
    configuration: "unheard-of.nix",
    edit: ["tmpfs = texts;", "tmpfs = texts; unheardOf = texts;"],
  },
  "refusal-in-other-words": {
    configuration: "wrong-type.nix",
    edit: ["autoStart = option types.bool false;", "autoStart = option types.int 0;"],
  },
  script: {
    host: (host) =>
      withFiles(host, "container_web-pre-start", (file) => ({
        ...file,
        text: file.text.replace("2> /dev/null", "2>/dev/null"),
      })),
  },
  mode: { host: (host) => withFiles(host, "container_web-start", (file) => ({ ...file, executable: false })) },
  trigger: {
    host: (host) => withFiles(host, "X-Restart-Triggers", (file) => ({ ...file, text: `${file.text}/another\n` })),
  },
  "conf-of-nixctr": {
    host: ({ environment, ...host }) => {
      const etc = Object.entries(environment.etc).filter(([name]) => !name.includes("db"));
      return { ...host, environment: { ...environment, etc: Object.fromEntries(etc) } };
    },
  },
  "target-of-nixos": {
    edit: ["systemd.targets = found", "systemd.targets = { late.wants = [ ]; } // found"],
  },
  "release-change": {
    host: (host) => ({
      ...host,
      systemd: { ...host.systemd, targets: { "multi-user": { wants: ["machines.target"] } } },
    }),
  },
  "service-of-nixos": {
    host: ({ systemd, ...host }) => {
      const service = systemd.services["container@"];
      if (service === undefined) throw new Error("no service");
      return { ...host, systemd: { ...systemd, services: { ...systemd.services, "container@old": service } } };
    },
  },
};

type Files = LoweredHost["files"];

function withFiles(host: LoweredHost, name: string, change: (file: Files[string]) => Files[string]): LoweredHost {
  const files = Object.entries(host.files).map(([path, file]): [string, Files[string]] => {
    return [path, path.includes(name) ? change(file) : file];
  });
  return { ...host, files: Object.fromEntries(files) };
}

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

  test.each(Object.entries(planted))("%s", async (name, { host = (same) => same, edit, configuration }) => {
    const tree = standInTree();
    writeArtifacts(tree, host(lowered));
    if (edit !== undefined) editFile(tree, MODULE, ...edit);
    expect(await reportOf(tree, configuration)).toBe(expectedIn(name));
  });
});

async function reportOf(tree: string, configuration = "configuration.nix"): Promise<string> {
  const [verification] = await verified([subjectOf(`${PLANTED}${configuration}`, tree)]);
  if (verification === undefined) throw new Error("nothing was verified");
  const attributions = await attributed(verification, [], new AbortController().signal);
  const style = { paint: createPaint(false), width: 80, verbose: false, showFile: (file: string) => file };
  const report = [...renderVerified({ verification, nixos: "the stand-in", attributions }, style)].join("");
  return report.replace(/(?<=\/nix\/store\/)[0-9a-z]{32}/g, "HASH");
}

function expectedIn(name: string): string {
  return readFileSync(`${PLANTED}${name}.txt`, "utf8");
}
