import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { lowerHost } from "../../../lowering/lower-host.ts";
import { releaseNames } from "../../../lowering/releases/release-name.ts";
import { defaultFacts } from "../../../src/facts/default-facts.ts";
import { classifyEntry } from "../../../src/migrate/imperative/read/classify-entry.ts";
import { findDirectories } from "../../../src/migrate/imperative/read/find-directories.ts";
import { readDirectory } from "../../../src/migrate/imperative/read/read-directory.ts";
import { SYSTEM } from "../../evaluation/evaluate-configuration.ts";
import { containerOptions } from "../../lowering/container-options.ts";
import { confText, hostDirectory } from "./host-directory.ts";
import { planHost } from "./plan-host.ts";

/** What files of a directory are, by name. */
function kindsOf(root: string): Readonly<Record<string, string>> {
  const entries = findDirectories(root, "nixos-containers").flatMap(readDirectory);
  return Object.fromEntries(entries.map(({ name, kind }) => [name, kind]));
}

describe("what is not nixos-container's", () => {
  test("files of Podman and the like, by name and by how they are written", () => {
    const root = hostDirectory({
      "etc/containers/containers.conf": "[containers]\nlog_size_max = 1\n",
      "etc/containers/registries.conf": '# all\nunqualified-search-registries = ["docker.io"]\n',
      "etc/containers/storage.conf": "# nothing is set\n",
      "etc/containers/libpod.conf": Buffer.alloc(100_000, "x").toString(),
      "etc/containers/policy.json": "{}",
      "etc/containers/registries.conf.d/00.conf": "[aliases]\n",
      "etc/containers/unknown.conf": '\n# TOML\n[section]\nkey = "value"\n',
      "etc/containers/lower.conf": "driver = overlay\n",
    });
    const { "lower.conf": lower, ...kinds } = kindsOf(root);
    expect(new Set(Object.values(kinds))).toEqual(new Set(["foreign"]));
    expect(lower).toBe("foreign");
  });

  test("a container may be called as one of those files is", () => {
    const root = hostDirectory({
      "etc/containers/storage.conf": confText(),
      "etc/containers/registries.conf": confText(),
    });
    expect(kindsOf(root)).toEqual({ "storage.conf": "imperative", "registries.conf": "imperative" });
  });

  test("links as NixOS makes them", () => {
    const root = hostDirectory({});
    const directory = join(root, "etc/nixos-containers");
    symlinkSync("/etc/static/nixos-containers/web.conf", join(directory, "web.conf"));
    symlinkSync("/nix/store/00000000000000000000000000000000-etc-db.conf", join(directory, "db.conf"));
    symlinkSync("/etc/static/containers/registries.conf", join(directory, "registries.conf"));
    symlinkSync("/nix/storefront/web.conf", join(directory, "front.conf"));
    expect(kindsOf(root)).toEqual({
      "db.conf": "declarative",
      "front.conf": "broken",
      "registries.conf": "foreign",
      "web.conf": "declarative",
    });
  });

  test("says who makes such links", () => {
    const root = hostDirectory({});
    const directory = join(root, "etc/nixos-containers");
    symlinkSync("/etc/static/nixos-containers/web.conf", join(directory, "web.conf"));
    symlinkSync("/nix/store/00000000000000000000000000000000-etc-db.conf", join(directory, "db.conf"));
    const entries = findDirectories(root, "nixos-containers").flatMap(readDirectory);
    expect(entries.map((entry) => ("reason" in entry ? entry.reason : ""))).toEqual([
      expect.stringContaining("as extra-container makes it"),
      expect.stringContaining("as NixOS makes it"),
    ]);
  });

  test("files that are named otherwise", () => {
    const root = hostDirectory({
      "etc/nixos-containers/web.conf.imperative": confText(),
      "etc/nixos-containers/README": "x",
    });
    expect(kindsOf(root)).toEqual({ "web.conf.imperative": "other", README: "other" });
  });
});

const values = fc.constantFrom(null, "10.0.0.1", "br0", "fc00::1/64");
const container = fc.record({
  path: fc.constant("/nix/store/x"),
  privateNetwork: fc.boolean(),
  hostBridge: values,
  hostAddress: values,
  localAddress: values,
  localAddress6: values,
  autoStart: fc.boolean(),
  interfaces: fc.array(fc.constantFrom("eth1", "eth2"), { maxLength: 2 }),
  extraFlags: fc.array(fc.constantFrom("--a", "--bind=/b"), { maxLength: 2 }),
  forwardPorts: fc.array(
    fc.record({
      protocol: fc.constantFrom("tcp", "udp"),
      hostPort: fc.integer({ min: 1, max: 9 }),
      containerPort: fc.constantFrom(null, 80),
    }),
    { maxLength: 2 },
  ),
  networkNamespace: fc.constantFrom(null, "/run/netns/a"),
  privateUsers: fc.constantFrom("no", "pick", 65536),
  flake: fc.constantFrom(null, "github:a/b"),
  localMacAddress: fc.constantFrom(null, "de:b7:73:01:10:90"),
});

test("a copy of what the containers module wrote is told from what nixos-container wrote, in every release", () => {
  const root = hostDirectory({});
  const [directory] = findDirectories(root, "containers");
  if (directory === undefined) throw new Error("no directory");
  fc.assert(
    fc.property(container, fc.constantFrom(...releaseNames), (options, release) => {
      const { environment } = lowerHost({
        release,
        containers: { web: containerOptions(options) },
        host: { enableContainers: true, networkmanager: false, system: SYSTEM, stateVersion: null },
        facts: defaultFacts(SYSTEM),
      });
      const [file] = Object.values(environment.etc);
      writeFileSync(join(directory.path, "web.conf"), file?.text ?? "");
      expect(classifyEntry(directory, "web.conf")).toMatchObject({ kind: "declarative" });
      // Nobody who changes anything about it leaves it as the module wrote it.
      writeFileSync(join(directory.path, "web.conf"), `# mine\n${file?.text ?? ""}`);
      expect(classifyEntry(directory, "web.conf")).toMatchObject({ kind: "imperative" });
    }),
    { numRuns: 200 },
  );
});

describe("where conf files are looked for", () => {
  test("below the root of a host, in both directories", () => {
    const root = hostDirectory({ "etc/containers/a.conf": confText() });
    expect(findDirectories(root, "containers")).toEqual([
      { path: join(root, "etc/nixos-containers"), prefix: "nixos-containers", isNamed: true, root },
      { path: join(root, "etc/containers"), prefix: "containers", isNamed: true, root },
    ]);
  });

  test("in a directory itself, of which the root is known by where it is", () => {
    const root = hostDirectory({ "etc/containers/a.conf": confText() });
    const path = join(root, "etc/containers");
    expect(findDirectories(path, "nixos-containers")).toEqual([{ path, prefix: "containers", isNamed: true, root }]);
  });

  test("in a copy, of which it is not known", async () => {
    const path = join(hostDirectory({}), "copy");
    mkdirSync(path);
    writeFileSync(join(path, "web.conf"), confText());
    expect(findDirectories(path, "containers")).toEqual([{ path, prefix: "containers", isNamed: false, root: null }]);
    const plan = await planHost(path);
    expect(plan.findings.map(({ text }) => text)).toEqual([
      expect.stringMatching(/does not follow from the directory given/),
    ]);
    expect(plan.edits[0]?.after).toContain('path = "/nix/var/nix/profiles/system";');
  });

  test("not where there is no directory", () => {
    const root = hostDirectory({ file: "" });
    expect(() => findDirectories(join(root, "nowhere"), "containers")).toThrow(/no such directory/);
    expect(() => findDirectories(join(root, "file"), "containers")).toThrow(/not a directory/);
  });

  test("not in one that was hardly meant", async () => {
    const root = hostDirectory({ "empty/README": "x" });
    await expect(planHost(join(root, "empty"))).rejects.toThrow(/has no file NAME\.conf, and neither etc/);
    const named = join(root, "etc/nixos-containers");
    expect((await planHost(named)).edits).toEqual([]);
  });
});

test("a host with nothing of nixos-container's has nothing to write", async () => {
  const root = hostDirectory({ "etc/containers/registries.conf": "[a]\n" });
  const plan = await planHost(root);
  expect({ edits: plan.edits, findings: plan.findings, steps: plan.steps }).toEqual({
    edits: [],
    findings: [],
    steps: [],
  });
  expect(plan.tables.map(({ rows }) => rows.length)).toEqual([0, 1]);
  expect(readFileSync(join(root, "etc/containers/registries.conf"), "utf8")).toBe("[a]\n");
});
