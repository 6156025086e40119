import { defaultFacts } from "../facts/default-facts.ts";
import { chooseRelease } from "../releases/choose-release.ts";
import { findNixosTests } from "../verify/nixos-tests/find-nixos-tests.ts";
import { givenRelease, nixpkgsInUse } from "./given-release.ts";
import type { VerifyFlags } from "./request.ts";
import { nixpkgsOf, type VerifyOrder } from "./verify-orders.ts";

/** Machines of tests, and the tests that Nix cannot evaluate. */
export interface NixosTestOrders {
  readonly orders: readonly VerifyOrder[];
  /** For each such test a line. */
  readonly broken: readonly string[];
}

/**
 * The machines of the tests of containers that each nixpkgs has. Throws a `UsageError` or an `InputError` for what the
 * user has to change.
 */
export async function nixosTestOrders(nix: string, flags: VerifyFlags): Promise<NixosTestOrders> {
  const release = givenRelease(flags.release);
  const limits = { seconds: flags.timeout, mebibytes: flags.maxMemory };
  const orders: VerifyOrder[] = [];
  const broken: string[] = [];
  for (const { nixos, path } of nixpkgsOf(flags)) {
    const tests = await findNixosTests({ nix, limits, nixpkgs: path, system: defaultFacts().system });
    orders.push({ nixos, chosen: chooseRelease(release, nixpkgsInUse(path)), subjects: tests.subjects });
    broken.push(...tests.broken.map(({ file, message }) => `${nixos}: ${file}: ${message}`));
  }
  return { orders, broken };
}
