import { firstLine } from "./first-line.ts";
import type { Refusal, Side } from "./verification.ts";

type Answer = Exclude<Side, { readonly kind: "failed" }>;

/**
 * Whether nixctr refuses a configuration with what NixOS refuses it with. NixOS stops at the first error that it comes
 * to, and nixctr tells all of them. What follows the first line of a message are places, which both write in their way.
 */
export function sameRefusal(nixos: Refusal, nixctr: Answer): boolean {
  if (nixctr.kind === "refused") {
    const known = new Set(nixctr.messages.map(firstLine));
    return nixos.messages.every((message) => known.has(firstLine(message)));
  }
  // Assertions of a container's system end its evaluation. nixctr does not evaluate it, and knows those of the module.
  return nixos.guest !== null && nixctr.assertions.some((assertion) => isListed(assertion.trim(), nixos.messages));
}

/** Whether an assertion is among those that NixOS lists as failed. */
function isListed(assertion: string, messages: readonly string[]): boolean {
  return assertion !== "" && messages.some((message) => message.includes(`- ${assertion}`));
}
