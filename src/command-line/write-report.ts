import { closeSync, openSync, readSync } from "node:fs";
import { resolve } from "node:path";

import writeFileAtomic from "write-file-atomic";

import { GENERATOR, htmlReport } from "../migrate/common/html/html-report.ts";
import type { MigrationOutcome } from "../migrate/common/migration-outcome.ts";
import { errnoOf, OutputError, toOutputError } from "../output/output-error.ts";
import { version } from "../version.ts";
import { showFile } from "./show-file.ts";

/** Where the mark of a report is, from the start of the file. */
const HEAD_BYTES = 512;

/** Throws an `OutputError` where something is that is no report: it is not overwritten. */
export function checkReport(file: string): void {
  try {
    if (headOf(resolve(file))?.includes(GENERATOR) === false) throw new OutputError("foreign-file", file);
  } catch (error) {
    throw toOutputError(error, file);
  }
}

/** Writes a report. Throws an `OutputError` when it cannot. */
export async function writeReport(file: string, outcome: MigrationOutcome): Promise<void> {
  const path = resolve(file);
  try {
    await writeFileAtomic(path, htmlReport({ ...outcome, showFile, version }));
  } catch (error) {
    throw toOutputError(error, file);
  }
}

/** The first bytes of a file; undefined where there is none. */
function headOf(path: string): string | undefined {
  try {
    const descriptor = openSync(path, "r");
    try {
      const bytes = Buffer.alloc(HEAD_BYTES);
      return bytes.subarray(0, readSync(descriptor, bytes)).toString();
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
