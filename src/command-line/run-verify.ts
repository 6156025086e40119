import { someNames } from "../diagnostics/some-names.ts";
import type { Verification, VerifySubject } from "../verify/verification.ts";
import { attributed } from "../verify/report/attributed.ts";
import { outcomeOf, type Verified } from "../verify/report/verified.ts";
import { verifyAll } from "../verify/verify-all.ts";
import { abortedBySignals } from "./aborted-by-signals.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { nixosTestOrders } from "./nixos-test-orders.ts";
import { printable } from "./printable.ts";
import { printChosen } from "./print-notes.ts";
import { createProgress, type Progress } from "./progress.ts";
import type { Request, VerifyFlags } from "./request.ts";
import { requiredNix } from "./required-nix.ts";
import { type VerifyOrder, verifyOrders } from "./verify-orders.ts";
import { createVerifyReporter, type VerifyReporter } from "./verify-reporter.ts";
import { withVerifyStore } from "./verify-store.ts";

type VerifyRequest = Extract<Request, { kind: "verify" }>;

/** `nixctr verify`: what came of it to standard output, everything else to standard error. */
export async function runVerify({ inputs, flags }: VerifyRequest): Promise<ExitStatus> {
  const nix = requiredNix();
  const { orders, broken } = flags.nixosTests
    ? await nixosTestOrders(nix, flags)
    : { orders: verifyOrders(inputs, flags), broken: [] };
  for (const line of broken) process.stderr.write(printable(`nixctr: ${line}\n`));
  const run: Run = {
    flags,
    nix,
    reporter: createVerifyReporter(orders, flags),
    progress: createProgress(process.stderr, flags),
    abort: abortedBySignals(),
  };
  const all = await withVerifyStore(async (store) => {
    const found: Verified[] = [];
    for (const order of orders) {
      const some = await verifyOrder(order, { ...run, store });
      found.push(...some);
      if (run.abort.aborted) break;
    }
    return found;
  });
  await run.reporter.end(all);
  if (run.abort.aborted) reportLeft(orders.flatMap(({ subjects }) => subjects).slice(all.length));
  return broken.length > 0 || run.abort.aborted ? EXIT.failed : statusOf(all);
}

/** Says which configurations an interruption has left out. */
function reportLeft(subjects: readonly VerifySubject[]): void {
  if (subjects.length === 0) return;
  const names = someNames(subjects.map(({ label }) => label));
  process.stderr.write(printable(`nixctr: interrupted; not verified: ${names}\n`));
}

interface Run {
  readonly flags: VerifyFlags;
  readonly nix: string;
  readonly reporter: VerifyReporter;
  readonly progress: Progress;
  readonly abort: AbortSignal;
}

/** Verifies the configurations of one NixOS, each of which is reported when it is done. */
async function verifyOrder(
  { nixos, chosen, subjects }: VerifyOrder,
  { flags, nix, reporter, progress, abort, store }: Run & { readonly store: string },
): Promise<readonly Verified[]> {
  if (chosen !== null) printChosen(chosen, "verifying", flags);
  const found: Verified[] = [];
  const say = (what: string): void =>
    progress.show(printable(`${what} ${found.length + 1} of ${subjects.length} with ${nixos}`));
  const results = verifyAll(subjects, {
    nix,
    store,
    release: chosen?.release ?? null,
    evaluation: flags.eval,
    limits: { seconds: flags.timeout, mebibytes: flags.maxMemory },
    only: flags.only,
  });
  say("verifying");
  for await (const verification of results) {
    if (isDifferent(verification)) say("looking for what it stems from:");
    const verified = { verification, nixos, attributions: await attributed(verification, found, abort) };
    found.push(verified);
    progress.clear();
    await reporter.add(verified);
    if (abort.aborted) break;
    if (found.length < subjects.length) say("verifying");
  }
  progress.clear();
  return found;
}

function isDifferent(verification: Verification): boolean {
  return outcomeOf(verification) === "different";
}

function statusOf(all: readonly Verified[]): ExitStatus {
  const outcomes = all.map(({ verification }) => outcomeOf(verification));
  if (outcomes.includes("failed")) return EXIT.failed;
  return outcomes.includes("different") ? EXIT.differs : EXIT.done;
}
