import type { VerifiedName } from "./verification.ts";

/** What tells an artifact from all others of a side. */
export function artifactKey({ kind, container, name }: VerifiedName): string {
  return JSON.stringify([kind, container, name]);
}
