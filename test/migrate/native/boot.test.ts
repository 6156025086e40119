import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { nixctr } from "../../command-line/nixctr.ts";
import { bootSystemd, whatIsMissing } from "./boot/boot-systemd.ts";

const FIXTURE = fileURLToPath(new URL("boot", import.meta.url));
const GUEST = "nix/store/00000000000000000000000000000000-guest";
/** Units of the guests' systemd that take time and have no part in this. */
const UNNEEDED = [
  "ldconfig.service",
  "systemd-journal-catalog-update.service",
  "systemd-journal-flush.service",
  "systemd-sysctl.service",
  "systemd-sysusers.service",
  "systemd-tmpfiles-setup-dev.service",
  "systemd-update-utmp.service",
  "timers.target",
];

const KEPT = ["web", "users", "namespace"];
const CONTAINERS = [...KEPT, "one-with-a-long-name"];

const missing = whatIsMissing();

const title = missing === undefined ? "under systemd" : `under systemd (skipped: there is no ${missing})`;

describe.skipIf(missing !== undefined)(title, () => {
  const directory = mkdtempSync(join(tmpdir(), "nixctr-boot-"));
  const seen = (file: string): string => readFileSync(join(directory, "out", file), "utf8");
  const linesOf = (file: string): readonly string[] => seen(file).trimEnd().split("\n");

  beforeAll(async () => {
    await prepare(directory);
    const [overlay, out, native] = ["overlay", "out", "native"].map((name) => join(directory, name));
    await bootSystemd({ overlay: overlay ?? "", out: out ?? "", seen: [native ?? ""], program: "/test/inside.sh" });
  }, 130_000);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test.each(CONTAINERS)("%s sees the same in both worlds", (name) => {
    const native = linesOf(`native.${name}`).filter((line) => line !== "kept");
    expect(native).toEqual(linesOf(`module.${name}`));
  });

  test.each([...CONTAINERS, "host"])("%s sees the same where the steps lead back", (name) => {
    const back = linesOf(`back.${name}`).filter((line) => line !== "kept");
    expect(back).toEqual(linesOf(`module.${name}`));
  });

  test("the host sees the same in both worlds", () => {
    expect(linesOf("native.host")).toEqual(linesOf("module.host"));
  });

  test("addresses, ways and forwarded ports are what the options say", () => {
    const answers = ["10.233.1.2", "fd00::2", "10.234.1.2", "10.235.1.2", "10.235.1.3", "10.236.1.2"];
    expect(linesOf("native.host")).toEqual(
      expect.arrayContaining([
        ...answers.map((address) => `${address} answers`),
        "greeting by 10.233.1.1",
        "greeting by 10.235.1.1",
        "address ve-web 10.233.1.1/32",
        "address ve-web fd00::1/128",
        "route 10.233.1.2 dev ve-web",
        "route fd00::2 dev ve-web",
        "master br0",
      ]),
    );
    expect(linesOf("native.web")).toEqual(
      expect.arrayContaining([
        "link host0 02:00:00:00:00:01",
        "address host0 10.233.1.2/32",
        "address host0 fd00::2/128",
        "route default via 10.233.1.1 dev host0",
        "route default via fd00::1 dev host0",
        "address host0 10.254.0.1/32",
        "route 10.254.1.0/24 dev host0",
        "address point 10.234.1.2/32",
        "address port 10.235.1.2/24",
      ]),
    );
  });

  test("mounts, devices and flags are what the options say", () => {
    const web = linesOf("native.web");
    const said = ["hostname elsewhere", "makes /dev/fuse", "opens /dev/fuse", "opens /dev/net/tun", "writes to /data"];
    expect(web).toEqual(expect.arrayContaining(said));
    expect(web.filter((line) => /^\/scratch tmpfs .*mode=700/.test(line))).toHaveLength(1);
    for (const forbidden of ["makes /dev/loop0", "writes to /read-only"]) expect(web).not.toContain(forbidden);
    expect(linesOf("native.users")).not.toContain("makes /dev/fuse");
    expect(linesOf("native.namespace")).toContain("credentials: 1");
  });

  test("the state moves along, and there is none of an ephemeral container", () => {
    for (const name of KEPT) expect(linesOf(`native.${name}`), name).toContain("kept");
    expect(linesOf("native.one-with-a-long-name")).not.toContain("kept");
  });

  test("a reload switches to the system, and a stop is clean", () => {
    expect(seen("reloaded")).toBe("test\n");
    const stopped = ["Result=success", "ExecMainStatus=0", "ActiveState=inactive"];
    expect(linesOf("stopped").filter((line) => line !== "")).toEqual(
      expect.arrayContaining(CONTAINERS.flatMap(() => stopped)),
    );
    expect(new Set(linesOf("stopped").filter((line) => line !== ""))).toEqual(new Set(stopped));
    expect(seen("left")).toBe("");
  });

  test("systemd complains about no file", () => {
    expect(seen("complaints")).toBe("");
  });
});

/** Makes the overlay with the module's files for the containers, and the files and steps of the migration. */
async function prepare(directory: string): Promise<void> {
  const [overlay, out, native] = ["overlay", "out", "native"].map((name) => join(directory, name));
  const host = join(FIXTURE, "host.nix");
  for (const made of [`${overlay}/test`, `${overlay}/srv/data`, `${overlay}/etc/systemd/system`, `${out}`]) {
    mkdirSync(made, { recursive: true });
  }
  cpSync(join(FIXTURE, "guest"), `${overlay}/${GUEST}`, { recursive: true });
  for (const unit of UNNEEDED) symlinkSync("/dev/null", `${overlay}/${GUEST}/units/${unit}`);
  cpSync(join(FIXTURE, "inside.sh"), `${overlay}/test/inside.sh`);
  writeFileSync(`${overlay}/srv/data/greeting`, "greeting\n");
  // The script that boots masks networkd.
  cpSync("/usr/lib/systemd/system/systemd-networkd.service", `${overlay}/etc/systemd/system/systemd-networkd.service`);
  const lowered = await nixctr(["lower", "--quiet", "--out", `${overlay}`, host]);
  expect(lowered).toMatchObject({ status: 0, stderr: "" });
  const migrated = await nixctr(["migrate", "native", "--write", "--format", "json", "--out", `${native}`, host]);
  expect(migrated.status, migrated.stderr).toBe(0);
  writeFileSync(`${overlay}/test/steps`, functionsOf(migrated.stdout));
}

interface StepList {
  readonly title: string;
  readonly steps: readonly { readonly commands: readonly string[] }[];
}

const ENDS: Readonly<Record<string, string>> = { After: "finish", "Back, if something is wrong": "lead_back" };

/** The commands of the steps as functions for a shell: the way there, what ends it, and the way back. */
function functionsOf(document: string): string {
  const { steps }: { readonly steps: readonly StepList[] } = JSON.parse(document);
  return ["migrate", ...Object.values(ENDS)]
    .map((name) => {
      const lists = steps.filter(({ title }) => (ENDS[title] ?? "migrate") === name);
      const commands = lists.flatMap((list) => list.steps.flatMap((step) => step.commands));
      return `${name}() {\n${commands.join("\n")}\n}\n`;
    })
    .join("");
}
