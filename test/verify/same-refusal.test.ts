import { expect, test } from "vitest";

import { sameRefusal } from "../../src/verify/same-refusal.ts";
import type { Refusal, Side } from "../../src/verify/verification.ts";

function refused(messages: readonly string[], guest: string | null = null): Refusal {
  return { kind: "refused", messages, guest, needsNixos: false };
}

function host(assertions: readonly string[]): Side & { readonly kind: "host" } {
  return { kind: "host", artifacts: [], assertions };
}

test("what NixOS stops at is among what nixctr finds", () => {
  const nixos = refused(["The option `a' does not exist. Definition values:\n- In `x.nix'"]);
  expect(sameRefusal(nixos, refused(["another", "The option `a' does not exist. Definition values:"]))).toBe(true);
  expect(sameRefusal(nixos, refused(["The option `b' does not exist. Definition values:"]))).toBe(false);
  expect(sameRefusal(nixos, host([]))).toBe(false);
});

test("the system of a container is refused for an assertion that nixctr has", () => {
  const nixos = refused(["\nFailed assertions:\n- Names are short.\n- Another."], "web");
  expect(sameRefusal(nixos, host(["Names are short.\n"]))).toBe(true);
  expect(sameRefusal(nixos, host(["Names are long."]))).toBe(false);
  expect(sameRefusal(nixos, host([""]))).toBe(false);
});
