import { describe, expect, test } from "vitest";

import { createPaint } from "../../../src/verify/report/paint.ts";
import { renderVerified } from "../../../src/verify/report/render-verified.ts";
import type { Verified } from "../../../src/verify/report/verified.ts";
import type { Mismatch } from "../../../src/verify/verification.ts";
import { differingBy, verifiedAs } from "./verification.ts";

const HEADER = "configuration.nix, NixOS 26.05 of nixpkgs\n";

function rendered(verified: Verified, { verbose = false } = {}): string {
  const style = { paint: createPaint(false), width: 60, verbose, showFile: (file: string) => file.slice(1) };
  return [...renderVerified(verified, style)].join("");
}

function numbers(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => `${from + index}\n`).join("");
}

function conf(container: string, expected: string | undefined, actual: string | undefined): Mismatch {
  return { kind: "conf", container, name: `containers/${container}.conf`, expected, actual };
}

describe("a difference", () => {
  test("of which one side has nothing is named", () => {
    const verified = differingBy([conf("web", undefined, "a\n"), { ...conf("web", "b\n", undefined), name: "x" }]);
    expect(rendered(verified)).toBe(`${HEADER}  web  2 artifacts, 2 different
    only nixctr  conf containers/web.conf
    only NixOS  conf x

`);
  });

  test("that is long is cut, and shown in full where everything is wanted", () => {
    const verified = differingBy([conf("web", numbers(1, 40), "")]);
    expect(rendered(verified)).toContain("-23\n# 17 more lines follow.\n");
    expect(rendered(verified, { verbose: true })).toContain("-39\n-40\n");
  });

  test("in several places is shown in the first", () => {
    const verified = differingBy([conf("web", numbers(1, 40), `0\n${numbers(1, 19)}x\n${numbers(21, 39)}`)]);
    const text = rendered(verified);
    expect(text).toContain("@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n# It differs in 2 more places.\n");
    expect(text).not.toContain("-20");
    expect(rendered(verified, { verbose: true })).toContain("-20\n+x\n");
  });

  test("in the newline at the end alone is visible", () => {
    expect(rendered(differingBy([conf("web", "a\n", "a")]))).toContain("\\ No newline at end of file");
    expect(rendered(differingBy([conf("web", "a\n", "b")]))).not.toContain("No newline");
  });

  test("that containers have in common is shown once", () => {
    const verified = differingBy(["a", "b", "c"].map((name) => conf(name, `NAME=containers/${name}\n1\n`, "2\n")));
    expect(rendered(verified).match(/^-1$/gm)).toHaveLength(1);
    expect(rendered(verified)).toContain("# The same for b and c.\n");
  });

  test("is explained as far as that is known", () => {
    const mismatch = conf("web", "", "AUTO_START=1\n");
    const verified = differingBy(
      [mismatch],
      [{ mismatch, changes: [{ id: "bind-mounts-as-set", nixpkgs: "lacks it" }], options: ["autoStart", "tmpfs"] }],
    );
    expect(rendered(verified)).toContain(`+AUTO_START=1
# The nixpkgs lacks \`bind-mounts-as-set\` of NixOS 20.09: A
# list is no longer accepted, only an attribute set.
# The lines that only nixctr has depend on the options
# \`autoStart\` and \`tmpfs\`.
`);
  });
});

describe("of many containers", () => {
  const names = Array.from({ length: 25 }, (_, index) => `c${index + 10}`);
  const compared = names.map((container, index) => {
    return {
      kind: "conf",
      container,
      name: `containers/${container}.conf`,
      equal: index !== 3 && index !== 5,
    } as const;
  });
  const mismatches = compared
    .filter(({ equal }) => !equal)
    .map(({ container }) => conf(container, `${container} 1\n`, `${container} 2\n`));

  test("those with the same result are put together", () => {
    expect(rendered(verifiedAs({ compared, mismatches })))
      .toContain(`${HEADER}  c10, c11, c12, c14, c16, c17, c18, c19, c20, c21 and 13 more  1 artifact each, all equal
  c13 and c15  1 artifact each, 1 different
    different  conf containers/c13.conf
`);
  });

  test("each has its line where everything is wanted", () => {
    expect(rendered(verifiedAs({ compared, mismatches }), { verbose: true })).toContain(`
  c14  1 artifact, all equal
    equal  conf containers/c14.conf
  c15  1 artifact, 1 different
    different  conf containers/c15.conf
`);
  });
});

test("the same lines in another order are another difference for each", () => {
  const verified = differingBy([conf("a", "1\n2\n3\n", "2\n1\n3\n"), conf("b", "1\n2\n3\n", "1\n3\n2\n")]);
  expect(rendered(verified)).not.toContain("The same for");
});

describe("a refusal", () => {
  test.each([
    [
      "of both, with the same words",
      { refusal: "The option `x' is wrong.\nIt is." },
      "  refused by both: The option `x' is wrong.\n",
    ],
    [
      "of both, for assertions about the system of a container",
      { refusal: "\nFailed assertions:\n- Names are short.\n- Another." },
      "  refused by both: Failed assertion: Names are short.\n",
    ],
    ["of neither is not told", {}, ""],
  ])("%s", (_, changes, text) => {
    expect(rendered(verifiedAs(changes))).toContain(text);
  });

  const refusal = { kind: "refusal", container: null, name: "refusal" } as const;

  test.each([
    [
      "by NixOS alone",
      "wrong\n",
      undefined,
      "--- NixOS refuses it with\n+++ nixctr accepts it\n@@ -1,1 +0,0 @@\n-wrong\n",
    ],
    [
      "by nixctr alone",
      undefined,
      "wrong\n",
      "--- NixOS accepts it\n+++ nixctr refuses it with\n@@ -0,0 +1,1 @@\n+wrong\n",
    ],
    ["with different words", "wrong", "bad", "@@ -1,1 +1,1 @@\n-wrong\n+bad\n"],
  ])("%s", (how, expected, actual, text) => {
    const report = rendered(differingBy([{ ...refusal, expected, actual }]));
    expect(report).toContain(`  refused ${how}\n`);
    expect(report).toContain(text);
  });
});

test("what is not compared is told, with where it is", () => {
  const notCompared = [{ option: 'systemd.services."container@web"', files: ["/a.nix", "/b.nix"] }];
  expect(rendered(verifiedAs({ notCompared }))).toContain(
    '  not compared: systemd.services."container@web" (a.nix,\n  b.nix)\n',
  );
});

test("every artifact is listed where everything is wanted", () => {
  const compared = [
    { kind: "hosts", container: null, name: "networking.extraHosts", equal: true },
    { kind: "unit", container: "web", name: "container@web.service", equal: true },
    { kind: "unit", container: "", name: "container@.service", equal: true },
  ] as const;
  expect(rendered(verifiedAs({ compared }), { verbose: true })).toBe(`${HEADER}  the host  1 artifact, all equal
    equal  hosts networking.extraHosts
  web       1 artifact, all equal
    equal  unit container@web.service
  ""        1 artifact, all equal
    equal  unit container@.service

`);
});
