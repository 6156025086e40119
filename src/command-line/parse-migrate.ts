import { checkTaken } from "./check-taken.ts";
import { isMigrationName, type MigrationName, migrationNames, MIGRATIONS } from "./commands.ts";
import { oneOf, unknown, usage, type Values, withoutUndefined } from "./given-values.ts";
import type { EvaluationFlags, MigrateFlags, MigrateRequest, Request } from "./request.ts";

/** What of the command line is the same for other commands. */
interface Shared {
  readonly asksForHelp: boolean;
  readonly evaluation: (values: Values) => EvaluationFlags;
}

/** Makes sense of what stands behind `nixctr migrate`. Throws a `UsageError` for what makes none. */
export function parseMigrate(
  values: Values,
  [migration, ...operands]: readonly string[],
  { asksForHelp, evaluation }: Shared,
): Request {
  if (migration !== undefined && !isMigrationName(migration)) throw unknown("migration", migration, migrationNames);
  if (asksForHelp) return { kind: "help", command: migration === undefined ? "migrate" : `migrate ${migration}` };
  if (migration === undefined) throw usage(`nixctr migrate needs to know what: ${migrationNames.join(", ")}`);
  checkTaken(MIGRATIONS[migration], `migrate ${migration}`, Object.keys(values), operands);
  return migrateRequest(migration, operands[0], values, migrateFlags(values, evaluation(values)));
}

function migrateRequest(
  migration: MigrationName,
  operand: string | undefined,
  values: Values,
  flags: MigrateFlags,
): MigrateRequest {
  const { from, to, out, accept = [], rename = [] } = values;
  switch (migration) {
    case "release":
      return {
        kind: "migrate",
        migration,
        input: operand,
        flags: { ...flags, rename, ...withoutUndefined({ from, to }) },
      };
    case "imperative": {
      const guest = oneOf("guest", values.guest ?? "inline", ["inline", "import", "profile"]);
      return {
        kind: "migrate",
        migration,
        directory: operand,
        flags: { ...flags, guest, rename, ...withoutUndefined({ out }) },
      };
    }
    case "native":
      if (out === undefined) throw usage("nixctr migrate native needs a directory to write to: --out DIRECTORY");
      return { kind: "migrate", migration, input: operand, flags: { ...flags, out, accept } };
  }
}

function migrateFlags(values: Values, flags: EvaluationFlags): MigrateFlags {
  const write = values.write === true;
  if (write && values["dry-run"] === true) throw usage("--write writes files: it cannot be combined with --dry-run");
  return {
    ...flags,
    format: oneOf("format", values.format ?? "text", ["text", "json"]),
    write,
    ...withoutUndefined({ report: values.report }),
  };
}
