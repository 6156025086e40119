import type { MigrationResult } from "../migrate/common/migration-result.ts";
import type { MigrateRequest } from "./request.ts";
import { UsageError } from "./usage-error.ts";

type NativeRequest = Extract<MigrateRequest, { migration: "native" }>;

/** `nixctr migrate native`: the plan. Throws a `UsageError` or an `InputError` for what the user has to change. */
export async function migrateNative(request: NativeRequest): Promise<MigrationResult> {
  throw new UsageError(`nixctr migrate ${request.migration} is not part of this version`);
}
