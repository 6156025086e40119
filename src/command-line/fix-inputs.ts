import { realpathSync } from "node:fs";

import { STDIN_NAME } from "../evaluation/configuration-input.ts";
import { type FixedFile, fixedFiles } from "../fixes/fixed-files.ts";
import { renderDiff } from "../fixes/render-diff.ts";
import { checkUnchanged, writeFixed } from "../fixes/write-fixed.ts";
import { type CheckedInputs, checkInputs, type CheckOrder } from "./check-inputs.ts";
import { printable } from "./printable.ts";
import { showFile } from "./show-file.ts";
import { writeUnlessClosed } from "./write-unless-closed.ts";

/** A fix can bring another mistake to light; this many times one after the other. */
const MAX_ROUNDS = 20;

/** Prints what `--fix` would write as a diff. Throws an `OutputError` where it would refuse to. */
export async function showFixes(checked: CheckedInputs): Promise<void> {
  const files = fixable(checked);
  for (const file of files) checkUnchanged(file);
  await writeUnlessClosed(files.map((fixed) => renderDiff(fixed, showFile(fixed.file))));
}

/**
 * Makes the safe fixes and checks again, until there are none left. Gives what is found at the end. Throws an
 * `OutputError` when a file cannot be written; all are as they were then.
 */
export async function fixInputs(first: CheckedInputs, order: CheckOrder): Promise<CheckedInputs> {
  let checked = first;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const files = fixable(checked);
    if (files.length === 0) break;
    await writeFixed(files);
    if (!order.flags.quiet) process.stderr.write(printable(files.map(fixedLine).join("")));
    checked = await checkInputs({ ...order, flags: { ...order.flags, quiet: true } }, undefined);
  }
  return checked;
}

function fixedLine({ file, fixes }: FixedFile): string {
  return `nixctr: fixed ${showFile(file)} (${fixes === 1 ? "1 fix" : `${fixes} fixes`})\n`;
}

/** What is in the Nix store is never changed, and standard input cannot be. */
function fixable({ diagnostics, readSource }: CheckedInputs): readonly FixedFile[] {
  return fixedFiles(diagnostics, readSource).filter(({ file }) => {
    return file !== STDIN_NAME && !realpathSync(file).startsWith("/nix/store/");
  });
}
