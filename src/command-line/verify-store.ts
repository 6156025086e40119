import { tmpdir } from "node:os";

import { withPrivateStore } from "../nixos/private-store.ts";
import { errnoOf, toOutputError } from "../output/output-error.ts";

/** As `withPrivateStore`; throws an `OutputError` where the temporary directory has no place for it. */
export async function withVerifyStore<T>(use: (root: string) => Promise<T>): Promise<T> {
  try {
    return await withPrivateStore(use);
  } catch (error) {
    throw isWithoutPlace(error) ? toOutputError(error, tmpdir()) : error;
  }
}

function isWithoutPlace(error: unknown): boolean {
  if (error instanceof Error && "syscall" in error && error.syscall === "mkdtemp") return true;
  return ["ENOSPC", "EDQUOT"].includes(errnoOf(error) ?? "");
}
