import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

import { createSourceReader } from "../../../src/command-line/source-reader.ts";
import { defaultFacts } from "../../../src/facts/default-facts.ts";
import { questions } from "../../../src/lints/questions.ts";
import type { MigrationPlan } from "../../../src/migrate/common/plan.ts";
import type { MigrationResult } from "../../../src/migrate/common/migration-result.ts";
import type { Renaming } from "../../../src/migrate/common/renaming.ts";
import { planRelease } from "../../../src/migrate/release/plan-release.ts";
import { projectDirectory } from "../../../src/migrate/release/project-directory.ts";
import { ownQuestions } from "../../../src/migrate/release/questions.ts";
import { parseRelease } from "../../../src/releases/release-name.ts";
import type { Release } from "../../../src/releases/releases.ts";
import { type LowerOptions, startLowering } from "../../../src/start-lowering.ts";
import { nixProgram } from "../../evaluation/evaluate-configuration.ts";

/** A migration as a fixture describes it. */
export interface Migration {
  readonly from: string;
  readonly to: string;
  /** The configuration in its directory. */
  readonly input?: string;
  readonly rename?: readonly Renaming[];
}

/** What a configuration is evaluated with. */
export function startOptions(file: string, release: Release): LowerOptions {
  return {
    input: { kind: "file", path: file },
    release,
    facts: { ...defaultFacts(), system: "x86_64-linux" },
    nix: nixProgram(),
    limits: { seconds: 60, mebibytes: 4096 },
    form: "tree",
    questions: [...questions, ...ownQuestions],
  };
}

/** Plans a migration of the configuration in a directory. */
export function migrate(directory: string, migration: Migration): Promise<MigrationResult> {
  const { from, to, input = "configuration.nix", rename = [] } = migration;
  const [release, target] = [parseRelease(from), parseRelease(to)];
  if (release === undefined || target === undefined) throw new Error(`no release: ${from} or ${to}`);
  const file = join(directory, input);
  const started = startLowering(startOptions(file, release));
  const readSource = createSourceReader([started.options.input]);
  return planRelease({
    started,
    file,
    project: projectDirectory(file),
    to: target,
    fromReason: "given",
    renamings: rename,
    readSource,
  });
}

/** The plan of a migration. Throws where there is none. */
export async function planned(directory: string, migration: Migration): Promise<MigrationPlan> {
  const result = await migrate(directory, migration);
  if (result.kind !== "planned") {
    throw new Error(`${result.kind}: ${result.diagnostics.map(({ message }) => message).join("\n")}`);
  }
  return result.plan;
}

/** A copy of a directory, away from the project that it is in. `remove` takes it away. */
export function copied(source: string): { readonly directory: string; readonly remove: () => void } {
  const directory = mkdtempSync(join(tmpdir(), "nixctr-migrated-"));
  cpSync(source, directory, { recursive: true, verbatimSymlinks: true });
  return { directory, remove: () => rmSync(directory, { recursive: true }) };
}

/** Makes the edits of a plan. */
export function makeEdits({ edits }: MigrationPlan): void {
  for (const { path, after } of edits) writeFileSync(path, after);
}

/** Every file of a directory, by its path below it. */
export function filesIn(directory: string): Readonly<Record<string, string>> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).toSorted();
  return Object.fromEntries(paths.map((path) => [relative(directory, path), readFileSync(path, "utf8")]));
}

/** Errors and warnings in lines such as `error containers.web.pkgs configuration.nix:4:3`, in their order. */
export function said({ findings }: MigrationPlan, directory: string): readonly string[] {
  return findings
    .filter(({ severity }) => severity !== "note")
    .map(({ severity, subject, place }) => {
      const { file = "", line = 0, column = 0 } = place ?? {};
      const where = place === undefined ? [] : [`${relative(directory, file)}:${line}:${column}`];
      return [severity, subject, ...where].join(" ");
    });
}
