import type { VerifiedName } from "../verification.ts";

/** An artifact as reports name it. */
export function nameOf({ kind, name }: Pick<VerifiedName, "kind" | "name">): string {
  return kind === name ? kind : `${kind} ${name}`;
}
