import { expect, test } from "vitest";

import type { NixLog } from "../../../src/evaluation/nix-log.ts";
import { nixosRefusal } from "../../../src/verify/nixos/nixos-refusal.ts";
import type { VerifySubject } from "../../../src/verify/verification.ts";

const subject: VerifySubject = {
  label: "host.nix",
  input: undefined,
  source: {
    kind: "configuration",
    nixpkgs: "/nixpkgs",
    input: { kind: "file", path: "/etc/nixos/host.nix" },
    system: "x86_64-linux",
  },
};

/** The log of an error while the path of the container `web` was asked for. */
function failedWith(text: string): NixLog {
  const frames = [{ text: '@nixctr {"guest":"web"}', position: null }];
  return { error: { text, position: null, frames }, traces: [], warnings: [], other: [] };
}

test.each([
  ["The option `containers.web.services.x' does not exist.", "web"],
  ["The option `containers.web.pathological' does not exist.", "web"],
  ["getting status of '/x': No such file or directory", "web"],
  ["The option `containers.web.path' was accessed but has no value defined. Try setting the option.", null],
  ["The option `containers.web.path' is used but not defined.", null],
  ["The option `containers.web.path' has conflicting definition values:", null],
])("%s: of the system of %s", (text, guest) => {
  expect(nixosRefusal(failedWith(text), subject)).toMatchObject({ kind: "refused", guest, messages: [text] });
});
