import { expect, test } from "vitest";

import { verificationGithub } from "../../../src/verify/report/verification-github.ts";
import type { Verified } from "../../../src/verify/report/verified.ts";
import { differingBy, verifiedAs } from "./verification.ts";

const files = { readSource: () => undefined, showFile: (file: string) => file.slice(1) };
const TITLE = "title=nixctr verify%2C NixOS 26.05 of nixpkgs";

function annotations(verified: Verified): readonly string[] {
  return [...verificationGithub([verified], files)];
}

const option = { kind: "option", container: "web", name: "tmpfs", expected: "a\n", actual: "b\n" } as const;

test("a difference is annotated where the configuration defines the option", () => {
  const { verification, ...verified } = differingBy([option]);
  const placeOf = (container: string | null, name: string | null) =>
    container === "web" && name === "tmpfs" ? (["/a.nix", 3, 5] as const) : null;
  expect(annotations({ ...verified, verification: { ...verification, placeOf } })).toEqual([
    `::error file=a.nix,line=3,endLine=3,col=5,endColumn=5,${TITLE}::Different: option tmpfs (- is NixOS, + is nixctr).%0A@@ -1,1 +1,1 @@%0A-a%0A+b%0A\n`,
  ]);
});

test("a difference without a place is annotated all the same, with what is known of it", () => {
  const attribution = { mismatch: option, changes: [], options: ["enableTun"] };
  expect(annotations(differingBy([option, { ...option, container: "db" }], [attribution]))).toEqual([
    `::error ${TITLE}::Different: option tmpfs (- is NixOS, + is nixctr).%0AThe lines that only nixctr has depend on the option \`enableTun\`.%0AThe same for db.%0A@@ -1,1 +1,1 @@%0A-a%0A+b%0A\n`,
  ]);
});

test("what could not be compared is an error, and what is equal is none", () => {
  expect(annotations(verifiedAs({ failure: "NixOS: no memory" }))).toEqual([
    `::error ${TITLE}::configuration.nix is not compared: NixOS: no memory\n`,
  ]);
  expect(annotations(verifiedAs({}))).toEqual([]);
});
