import { reportMigration } from "./report-migration.ts";
import type { MigrationResult } from "../migrate/common/migration-result.ts";
import type { ExitStatus } from "./exit-status.ts";
import type { MigrateRequest } from "./request.ts";

/** `nixctr migrate …`: plans a migration, shows it, and makes it where that is asked for. */
export async function runMigrate(request: MigrateRequest): Promise<ExitStatus> {
  return reportMigration(await planned(request), request);
}

/** Each migration is loaded only where it is asked for. */
async function planned(request: MigrateRequest): Promise<MigrationResult> {
  switch (request.migration) {
    case "release":
      return (await import("./migrate-release.ts")).migrateRelease(request);
    case "imperative":
      return (await import("./migrate-imperative.ts")).migrateImperative(request);
    case "native":
      return (await import("./migrate-native.ts")).migrateNative(request);
  }
}
