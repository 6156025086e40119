import type { VerifiedName } from "../verification.ts";

/** Whether two names are those of one artifact. */
export function isSame(one: VerifiedName, other: VerifiedName): boolean {
  return one.kind === other.kind && one.container === other.container && one.name === other.name;
}
