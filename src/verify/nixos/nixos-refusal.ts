import { sameText } from "../../evaluation/same-text.ts";
import type { NixLog } from "../../evaluation/nix-log.ts";
import { parseGuest } from "../../evaluation/nixctr-message.ts";
import { nameFiles } from "../name-files.ts";
import type { Refusal, VerifySubject } from "../verification.ts";

/** What NixOS refuses a configuration with, in words that nixctr has for it. */
export function nixosRefusal({ error }: NixLog, subject: VerifySubject): Refusal {
  // Nix 2.8 ends without a message where the stack is full.
  const text = sameText(error?.text.trim() ?? "stack overflow");
  const [guest] = error?.frames.flatMap((frame) => parseGuest(frame.text) ?? []) ?? [];
  // The path itself may be what is wrong, be there a system or not. Options of a system have the same prefix, and none is
  // called so.
  const isPath = text.includes(`\`containers.${guest}.path'`);
  return {
    kind: "refused",
    messages: [nameFiles(text, subject)],
    guest: isPath ? null : (guest ?? null),
    needsNixos: false,
  };
}
