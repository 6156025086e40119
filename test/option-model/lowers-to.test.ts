import { describe, expect, test } from "vitest";

import type { ReleaseName } from "../../lowering/releases/release-name.ts";
import type { ContainerOptions } from "../../lowering/types.ts";
import type { Artifact } from "../../src/diff/artifact.ts";
import { compareHosts } from "../../src/diff/compare-hosts.ts";
import { comparedHost } from "../../src/diff/host-artifacts.ts";
import { unitDifference } from "../../src/diff/unit-difference.ts";
import { lowersTo } from "../../src/option-model/lowers-to.ts";
import { optionModel } from "../../src/option-model/option-model.ts";
import { releases } from "../../src/releases/releases.ts";
import { containersIn } from "../diff/containers-in.ts";
import { vethOptions } from "../lowering/container-options.ts";

type Options = Partial<ContainerOptions>;

const port = { protocol: "tcp", hostPort: 1, containerPort: null };
const mount = { mountPoint: "/a", hostPath: "/b", isReadOnly: true };
const device = { node: "/dev/a", modifier: "r" };
const veth = (options: Parameters<typeof vethOptions>[0]): Options => ({ extraVeths: { ve0: vethOptions(options) } });

/** An option, and two values of it: what becomes of it is where they differ. */
const VALUES: Readonly<Record<string, readonly [Options, Options]>> = {
  path: [{}, { path: "/nix/var/nix/profiles/other" }],
  flake: [{ flake: null }, { flake: "/etc/nixos" }],
  additionalCapabilities: [{}, { additionalCapabilities: ["CAP_A"] }],
  ephemeral: [{}, { ephemeral: true }],
  enableTun: [{}, { enableTun: true }],
  privateNetwork: [{ privateNetwork: false }, { privateNetwork: true }],
  networkNamespace: [{}, { networkNamespace: "/run/netns/a" }],
  privateUsers: [{ privateUsers: "no" }, { privateUsers: "pick" }],
  interfaces: [{}, { interfaces: ["eth1"] }],
  macvlans: [{}, { macvlans: ["eth1"] }],
  extraVeths: [{}, veth({})],
  "extraVeths.<name>.hostBridge": [veth({}), veth({ hostBridge: "br0" })],
  "extraVeths.<name>.hostAddress": [veth({}), veth({ hostAddress: "10.0.0.1" })],
  "extraVeths.<name>.hostAddress6": [veth({}), veth({ hostAddress6: "fc00::1" })],
  "extraVeths.<name>.localAddress": [veth({}), veth({ localAddress: "10.0.0.2" })],
  "extraVeths.<name>.localAddress6": [veth({}), veth({ localAddress6: "fc00::2" })],
  "extraVeths.<name>.forwardPorts": [veth({}), veth({ forwardPorts: [port] })],
  "extraVeths.<name>.localMacAddress": [veth({}), veth({ localMacAddress: "02:00:00:00:00:01" })],
  autoStart: [{ autoStart: false }, { autoStart: true }],
  restartIfChanged: [{}, { restartIfChanged: false }],
  timeoutStartSec: [{ timeoutStartSec: "1min" }, { timeoutStartSec: "2min" }],
  bindMounts: [{}, { bindMounts: { "/a": mount } }],
  "bindMounts.<name>.hostPath": [{ bindMounts: { a: mount } }, { bindMounts: { a: { ...mount, hostPath: "/c" } } }],
  "bindMounts.<name>.isReadOnly": [
    { bindMounts: { a: mount } },
    { bindMounts: { a: { ...mount, isReadOnly: false } } },
  ],
  allowedDevices: [{}, { allowedDevices: [device] }],
  tmpfs: [{}, { tmpfs: ["/a"] }],
  extraFlags: [{ extraFlags: [] }, { extraFlags: ["--a"] }],
  hostBridge: [{}, { hostBridge: "br0" }],
  forwardPorts: [{}, { forwardPorts: [port] }],
  hostAddress: [{}, { hostAddress: "10.0.0.1" }],
  hostAddress6: [{}, { hostAddress6: "fc00::1" }],
  localAddress: [{}, { localAddress: "10.0.0.2" }],
  localAddress6: [{}, { localAddress6: "fc00::2" }],
  localMacAddress: [{}, { localMacAddress: "02:00:00:00:00:01" }],
};

/** Also network and start, without which much of it is of no effect. */
const BASE: Options = { autoStart: true, privateNetwork: true };

const SCRIPTS: Readonly<Record<string, string>> = {
  ExecStartPost: "script `postStart`",
  ExecStartPre: "script `preStart`",
};

describe.each<ReleaseName>(["18.03", "19.03", "20.09", "22.11", "24.11", "26.05"])("in %s", (release) => {
  const model = releases.filter(({ name }) => name === release).flatMap((found) => optionModel(found));
  const names = model.map(({ name }) => name.replace("containers.<name>.", "")).filter((name) => name in VALUES);

  test.each(names)("%s becomes what is told, and nothing else", (name) => {
    const told = lowersTo(name, release);
    const { found, start } = effects(release, VALUES[name] ?? [{}, {}]);
    for (const effect of told.filter((text) => /^(conf|script|\/etc|link)/.test(text) || text.startsWith("unit"))) {
      expect(found, `${name} is told to become ${effect}`).toContain(unconditional(effect));
    }
    // Every change of the conf file is one of the triggers too.
    for (const effect of found.filter((text) => text !== TRIGGERS))
      expect(told.map(unconditional), `what ${name} becomes`).toContain(effect);
    for (const flag of told.flatMap((text) => /nspawn `([^`]*)`/.exec(text)?.[1] ?? [])) expect(start).toContain(flag);
  });
});

const TRIGGERS = "unit `X-Restart-Triggers=`";

/** What differs, in the words of the table. */
function effects(release: ReleaseName, [before, after]: readonly [Options, Options]) {
  const [old, now] = [before, after].map((options) =>
    comparedHost(containersIn(release, { web: { ...BASE, ...options } })),
  );
  if (old === undefined || now === undefined) throw new Error("two sides");
  const differing = compareHosts(old, now, release).differences.flatMap(({ before: was, after: is }) =>
    describeEffects(was, is),
  );
  const start = now.artifacts.filter(({ kind, usedBy }) => kind === "file" && usedBy?.directive === "ExecStart");
  const [wasUnit = "", isUnit = ""] = [old, now].map(({ units }) => units.get("container@web.service"));
  const { directives } = unitDifference(wasUnit, isUnit, release);
  const triggers = directives.includes("X-Restart-Triggers") ? [TRIGGERS] : [];
  return { found: [...new Set([...differing, ...triggers])], start: start.map(({ text }) => text).join("\n") };
}

function describeEffects(was: Artifact | undefined, is: Artifact | undefined): readonly string[] {
  const [before, after] = [was?.text ?? "", is?.text ?? ""];
  const { kind, usedBy, path } = is ?? was ?? { kind: "file", path: "" };
  if (kind === "conf") return variables(before, after).map((name) => `conf \`${name}\``);
  if (kind === "unit") return unitDifference(before, after, "18.03").directives.map((name) => `unit \`${name}=\``);
  if (kind === "hosts") return ["`/etc/hosts`"];
  if (kind === "link") return [`link in \`${/[^/]*\.wants/.exec(path)?.[0] ?? ""}\``];
  if (kind !== "file") return [];
  const script = path.includes("container-init") ? "script `container-init`" : SCRIPTS[usedBy?.directive ?? ""];
  return script === undefined ? [] : [script];
}

function variables(before: string, after: string): readonly string[] {
  const [old, now] = [before, after].map(
    (text) => new Map([...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value])),
  );
  const names = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...names].flatMap((name) => (name !== undefined && old?.get(name) !== now?.get(name) ? [name] : []));
}

/** Without the details behind a colon and the conditions behind a comma. */
function unconditional(effect: string): string {
  return effect.replace(/[:,].*$/s, "");
}
