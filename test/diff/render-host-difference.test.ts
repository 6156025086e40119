import { describe, expect, test } from "vitest";

import type { ContainerOptions } from "../../lowering/types.ts";
import { compareHosts } from "../../src/diff/compare-hosts.ts";
import { comparedHost } from "../../src/diff/host-artifacts.ts";
import { renderHostDifference } from "../../src/diff/render-host-difference.ts";
import { containersIn } from "./containers-in.ts";

type Containers = Readonly<Record<string, Partial<ContainerOptions>>>;

function render(before: Containers, after: Containers, colour = false): string {
  const [old, now] = [before, after].map((containers) => comparedHost(containersIn("26.05", containers)));
  if (old === undefined || now === undefined) throw new Error("two sides");
  return [...renderHostDifference(compareHosts(old, now, "26.05"), { colour, width: 80 })].join("");
}

const RUNS = { autoStart: true };

describe("the diff", () => {
  const text = render({ web: RUNS }, { web: { ...RUNS, tmpfs: ["/a"] } });

  test("shows scripts with what runs them, and no hashes", () => {
    const path = "etc/nixctr/HASH-unit-script-container_web-start/bin/container_web-start";
    expect(text).toContain(`+++ b/${path}\t(ExecStart of container@web.service)\n@@ `);
    expect(text).toContain("\n+  --tmpfs=/a \\\n");
    expect(text).not.toMatch(/[0-9a-f]{32}/);
  });

  test("shows options as one writes them", () => {
    expect(text).toContain('--- a/containers.web\n+++ b/containers.web\n-tmpfs = [ ];\n+tmpfs = [ "/a" ];\n\n');
  });

  test("shows no unit of which only the hash of a script differs, and tells what becomes of it", () => {
    expect(text).not.toContain("+++ b/etc/systemd");
    expect(text).toMatch(/\nWhat a switch does to the containers:\n {2}web: restarted, as ExecStart changes\n$/);
  });

  test("has no colours where none are wanted", () => {
    // oxlint-disable-next-line no-control-regex
    expect(text).not.toMatch(/\u001b/);
    expect(render({ web: RUNS }, {}, true)).toContain("\u001b[31m-autoStart = true;\u001b[39m\n");
  });
});

describe("what is the same in several containers", () => {
  test("is shown once, whatever their names", () => {
    const text = render({ a: RUNS, b: {}, c: RUNS }, { a: { tmpfs: ["/a"], ...RUNS }, b: { tmpfs: ["/a"] }, c: RUNS });
    expect(text.match(/--tmpfs=/g)).toHaveLength(1);
    expect(text).toContain("\n# The same for b.\n");
    expect(text).toContain("\n  a: restarted, as ExecStart changes\n");
    expect(text).toContain("\n  c: left alone, as the unit does not change\n");
  });

  test("is told of all, and of many by number", () => {
    const names = Array.from({ length: 30 }, (_, index) => `c${index + 10}`);
    const [before, after] = [{}, { tmpfs: ["/a"] }].map((of) => Object.fromEntries(names.map((name) => [name, of])));
    const text = render(before ?? {}, after ?? {});
    expect(text).toContain("\n# The same for c11, c12, c13, c14, c15, c16, c17, c18, c19, c20 and 19 more.\n");
    expect(text).toContain("  c10, c11, c12, c13, c14, c15, c16, c17, c18, c19 and 20 more: left alone,\n");
  });
});

test("a container that comes is shown by its unit and its options, and its scripts are told", () => {
  const text = render({}, { web: RUNS });
  expect(text).toContain("--- /dev/null\n+++ b/etc/systemd/system/container@web.service\n@@ -0,0 ");
  expect(text).toMatch(/\+\+\+ b\/etc\/nixctr\/\S+\t\(ExecStart of container@web\.service\)\n\n/);
  expect(text).not.toContain("--keep-unit");
  expect(text).toContain("\n  web: started, as it is new and starts with the host\n");
});
