import { dirname } from "node:path";

import { sameText } from "../../evaluation/same-text.ts";
import type { NixLog } from "../../evaluation/nix-log.ts";
import { parseGuest } from "../../evaluation/nixctr-message.ts";
import type { Side, VerifySubject } from "../verification.ts";

/** What NixOS refuses a configuration with, in words that nixctr has for it: files are named as nixctr names them. */
export function nixosRefusal({ error }: NixLog, { source, input }: VerifySubject): Extract<Side, { kind: "refused" }> {
  // Nix 2.8 ends without a message where the stack is full.
  const text = sameText(error?.text.trim() ?? "stack overflow");
  const names = [
    ...(input?.kind === "file" ? [[`${dirname(input.path)}/`, ""] as const] : []),
    ...(source.kind === "flake" ? [] : [[`${source.nixpkgs}/`, "<nixpkgs>/"] as const]),
  ];
  const [guest] = error?.frames.flatMap((frame) => parseGuest(frame.text) ?? []) ?? [];
  return {
    kind: "refused",
    messages: [names.reduce((named, [prefix, name]) => named.replaceAll(prefix, name), text)],
    guest: guest ?? null,
  };
}
