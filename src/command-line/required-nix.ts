import { findNix } from "../evaluation/find-nix.ts";
import { NIX_MISSING } from "./nix-missing.ts";
import { UsageError } from "./usage-error.ts";

/** The `nix` program. Throws a `UsageError` that says how to get one where there is none. */
export function requiredNix(): string {
  const nix = findNix(process.env);
  if (nix !== undefined) return nix;
  const given = process.env["NIXCTR_NIX"];
  throw new UsageError(given ? `NIXCTR_NIX=${given}: no such program` : NIX_MISSING);
}
