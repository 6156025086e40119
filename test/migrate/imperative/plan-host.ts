import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { LowerResult } from "../../../src/finish-lowering.ts";
import { lowerConfiguration } from "../../../src/finish-lowering.ts";
import { defaultFacts } from "../../../src/facts/default-facts.ts";
import type { MigrationPlan } from "../../../src/migrate/common/plan.ts";
import { type ImperativeOrder, planImperative } from "../../../src/migrate/imperative/plan-imperative.ts";
import { nixProgram, releaseNamed, SYSTEM } from "../../evaluation/evaluate-configuration.ts";

export const fixtures = fileURLToPath(new URL("fixtures/", import.meta.url));

export type HostOptions = Partial<Omit<ImperativeOrder, "directory" | "release">> & { readonly release?: string };

/** Plans what `nixctr migrate imperative DIRECTORY` does, in this process. Throws where there is no plan. */
export async function planHost(
  directory: string,
  { release = "26.05", ...given }: HostOptions = {},
): Promise<MigrationPlan> {
  const order: ImperativeOrder = {
    directory,
    release: releaseNamed(release),
    guest: "inline",
    only: undefined,
    renamings: [],
    out: join(directory, "module.nix"),
    lower: (text, guests) => lower(text, guests, release),
    ...given,
  };
  const result = await planImperative(order);
  if (result.kind !== "planned") throw new Error(JSON.stringify(result.diagnostics));
  if (result.diagnostics.length > 0) throw new Error(JSON.stringify(result.diagnostics));
  return result.plan;
}

/** Lowers a configuration of which some containers have a `config`. */
export function lower(text: string, guests: readonly string[], release: string): Promise<LowerResult> {
  const toplevels = Object.fromEntries(guests.map((name) => [name, `/nix/store/…-${name}`]));
  return lowerConfiguration({
    input: { kind: "stdin", text },
    release: releaseNamed(release),
    facts: { ...defaultFacts(SYSTEM), toplevels },
    nix: nixProgram(),
    limits: { seconds: 60, mebibytes: 4096 },
  });
}

/** In the place of `lower`, where what the module lowers to is of no concern. */
export function notLowered(): Promise<LowerResult> {
  return Promise.resolve({ kind: "refused", diagnostics: [], notes: { diagnostics: [], traces: [], warnings: [] } });
}

/** The module of a plan, without the lines by which nixctr knows it. */
export function moduleOf({ edits }: MigrationPlan): string {
  return (edits[0]?.after ?? "").split("\n").slice(2).join("\n");
}

/** Findings in short: severity, subject, and the place below a directory. */
export function shortFindings({ findings }: MigrationPlan, directory: string): readonly string[] {
  return findings.map(({ severity, subject, place, text }) => {
    const where = place === undefined ? [] : [place.file, place.line].filter((part) => part !== null);
    return [`${severity} ${subject}`, where.join(":"), text].join(" | ").replaceAll(`${directory}/`, "");
  });
}
