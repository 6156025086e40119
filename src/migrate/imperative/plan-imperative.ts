import { dirname } from "node:path";

import { InputError } from "../../evaluation/input-error.ts";
import { readSource } from "../../evaluation/read-source.ts";
import type { LowerResult } from "../../finish-lowering.ts";
import { groupBy } from "../../group-by.ts";
import type { Release } from "../../releases/releases.ts";
import { loadSyntax } from "../../syntax/load-syntax.ts";
import type { MigrationResult } from "../common/migration-result.ts";
import type { MigrationPlan } from "../common/plan.ts";
import type { Renaming } from "../common/renaming.ts";
import { type Declaration, declareContainer } from "./declare-containers.ts";
import type { GuestForm } from "./guest/guest.ts";
import { moduleEdit } from "./module/module-edit.ts";
import { renderModule } from "./module/render-module.ts";
import { nameFindings } from "./name-findings.ts";
import { proveModule } from "./prove/prove-module.ts";
import type { ConfEntry } from "./read/conf-entry.ts";
import { type ConfDirectory, findDirectories, type Prefix } from "./read/find-directories.ts";
import { readDirectory } from "./read/read-directory.ts";
import { selectEntries } from "./read/select-entries.ts";
import { moveSteps } from "./steps.ts";
import { containersTable, differencesTable, filesTable } from "./tables.ts";

/** What is to be migrated, and how. */
export interface ImperativeOrder {
  /** The root directory of a host, or a directory with conf files; those of this host when undefined. */
  readonly directory: string | undefined;
  /** The release that the module is for. */
  readonly release: Release;
  readonly guest: GuestForm;
  /** The containers to migrate; all of them when undefined. */
  readonly only: readonly string[] | undefined;
  /** New names for containers. */
  readonly renamings: readonly Renaming[];
  /** The file for the module; absolute. */
  readonly out: string;
  /** Lowers a configuration for the release; the containers that are named have a `config`. */
  readonly lower: (configuration: string, guests: readonly string[]) => Promise<LowerResult>;
}

/**
 * Plans how the containers that nixos-container made become those of a module: reads their conf files and
 * configurations, writes the module, lowers it, and compares the conf files. Throws an `InputError` where there is
 * nothing to read.
 */
export async function planImperative(order: ImperativeOrder): Promise<MigrationResult> {
  const directories = findDirectories(order.directory, defaultPrefix(order.release)).map((directory) => ({
    directory,
    entries: readDirectory(directory),
  }));
  checkHasConf(order.directory, directories);
  const { entries, findings } = selectEntries(
    directories.flatMap((found) => found.entries),
    order.only,
  );
  const prefix = hostPrefix(
    directories.map(({ directory }) => directory),
    order.release,
  );
  const syntax = await loadSyntax();
  const named = entries.map((entry) =>
    declareContainer(entry, { release: order.release, form: order.guest, prefix, syntax, renamings: order.renamings }),
  );
  // The first of several of the same name has its place in the module all the same.
  const declarations = [...groupBy(named, ({ container }) => container.name).values()].flatMap((own) =>
    own.slice(0, 1),
  );
  const found: Found = { order, directories, declarations, prefix };
  const plan = {
    ...planOf(found),
    findings: [
      ...findings,
      ...nameFindings(named, order.renamings),
      ...declarations.flatMap((declaration) => declaration.findings),
    ],
  };
  return declarations.length === 0 ? withoutModule(plan) : withModule(plan, found);
}

/** Any directory may have been named by mistake: what is not called as on a host has to have a file called like one. */
function checkHasConf(given: string | undefined, directories: readonly ReadConfDirectory[]): void {
  const isOne = directories.some(
    ({ directory, entries }) => directory.isNamed || entries.some(({ name }) => name.endsWith(".conf")),
  );
  if (!isOne)
    throw new InputError(`${given}: has no file NAME.conf, and neither etc/nixos-containers nor etc/containers`);
}

/** A directory with conf files, and what is in it. */
interface ReadConfDirectory {
  readonly directory: ConfDirectory;
  readonly entries: readonly ConfEntry[];
}

/** What was read. */
interface Found {
  readonly order: ImperativeOrder;
  readonly directories: readonly ReadConfDirectory[];
  readonly declarations: readonly Declaration[];
  readonly prefix: Prefix;
}

/** What a new host has. */
function defaultPrefix(release: Release): Prefix {
  return release.has("directories-by-state-version") ? "nixos-containers" : "containers";
}

/** A host has one directory in use: the new one, where it is there and the release knows it. */
function hostPrefix(directories: readonly ConfDirectory[], release: Release): Prefix {
  return directories.some(({ prefix }) => prefix === "nixos-containers") ? defaultPrefix(release) : "containers";
}

function planOf({ order, directories, declarations, prefix }: Found): Omit<MigrationPlan, "findings"> {
  const { release, out } = order;
  const count = declarations.length;
  return {
    title: `${count === 1 ? "1 container" : `${count} containers`} of nixos-container → containers.<name> of NixOS ${release.name}`,
    project: dirname(out),
    edits: [],
    tables: [
      ...directories.map(({ directory, entries }) => filesTable(directory, entries)),
      ...(count === 0 ? [] : [containersTable(declarations, prefix)]),
    ],
    steps: moveSteps({
      containers: declarations,
      module: out,
      prefix,
      byStateVersion: release.has("directories-by-state-version"),
    }),
  };
}

function withoutModule(plan: MigrationPlan): MigrationResult {
  return { kind: "planned", plan, diagnostics: [], readSource: () => undefined };
}

/** The module is lowered as any configuration is, and what comes of it is compared with what was read. */
async function withModule(plan: MigrationPlan, { order, declarations }: Found): Promise<MigrationResult> {
  const module = renderModule(declarations, order.release.name);
  const lowered = await order.lower(
    module,
    declarations.map(({ container }) => container.name),
  );
  const diagnostics = lowered.diagnostics.filter(({ severity }) => severity !== "hint");
  const shared = { diagnostics, readSource: (file: string) => readSource(file, { kind: "stdin", text: module }) };
  if (lowered.kind === "failed") return { ...shared, kind: "failed" };
  const { edit, obstacles } = moduleEdit(order.out, module);
  const edited = { ...plan, edits: [edit], obstacles };
  if (lowered.kind === "refused") return { ...shared, kind: "planned", plan: edited };
  const { proved, findings } = proveModule(declarations, lowered.host);
  const tables = [...plan.tables, differencesTable(proved)];
  // What NixOS says of the module is among the findings, which reports have, too.
  const others = diagnostics.filter(({ code }) => code !== "failed-assertion" && code !== "configuration-warning");
  return {
    ...shared,
    diagnostics: others,
    kind: "planned",
    plan: { ...edited, tables, findings: [...plan.findings, ...findings] },
  };
}
