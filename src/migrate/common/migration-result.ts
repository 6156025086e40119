import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { MigrationPlan } from "./plan.ts";

/** What came of planning a migration. */
export type MigrationResult = {
  /** What evaluations found, with or without a plan; shown with the lines of source that they are about. */
  readonly diagnostics: readonly Diagnostic[];
  /** Gives the text of a file that diagnostics are about, undefined where it cannot be read. */
  readonly readSource: (file: string) => string | undefined;
} & (
  | { readonly kind: "planned"; readonly plan: MigrationPlan }
  /** The input is wrong. */
  | { readonly kind: "refused" }
  /** Something could not be evaluated, for a reason that is not the input's. */
  | { readonly kind: "failed" }
);
