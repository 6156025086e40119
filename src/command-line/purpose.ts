import { questions } from "../lints/questions.ts";
import type { Purpose } from "./begin-evaluation.ts";
import type { LowerFlags } from "./request.ts";

/** What `nixctr lower` evaluates for. */
export function lowerPurpose({ out, format }: LowerFlags): Purpose {
  return { form: out !== undefined ? "tree" : format === "json" ? "document" : "listing" };
}

/** What `nixctr check` evaluates for. */
export const checkPurpose: Purpose = { form: "document", questions };

/** What `nixctr diff` evaluates for: files of a tree are compared. */
export const diffPurpose: Purpose = { form: "tree", absent: "nothing" };
