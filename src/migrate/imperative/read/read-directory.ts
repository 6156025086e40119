import { readdirSync } from "node:fs";

import { compareBytes } from "../../../../lowering/byte-order.ts";
import { InputError } from "../../../evaluation/input-error.ts";
import { classifyEntry } from "./classify-entry.ts";
import type { ConfEntry } from "./conf-entry.ts";
import type { ConfDirectory } from "./find-directories.ts";

/** Everything in a directory with conf files, by name in byte order. Throws an `InputError` where it cannot be read. */
export function readDirectory(directory: ConfDirectory): readonly ConfEntry[] {
  return namesIn(directory.path)
    .toSorted(compareBytes)
    .map((name) => classifyEntry(directory, name));
}

function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    throw new InputError(`${path}: not readable`);
  }
}
