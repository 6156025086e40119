import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { nixPath, nixString } from "./nix-string.ts";

/** Linux takes up to 128 KiB for one argument. */
const MAX_INLINE_CHARACTERS = 50_000;

/**
 * Calls `use` with a Nix expression for the JSON of a value, which stands in a private file while `use` runs when it is
 * too long for a command line. Throws what writing that file throws.
 */
export async function withJson<T>(value: unknown, use: (expression: string) => Promise<T>): Promise<T> {
  const json = JSON.stringify(value);
  if (json.length <= MAX_INLINE_CHARACTERS) return use(nixString(json));
  const directory = mkdtempSync(join(tmpdir(), "nixctr-"));
  try {
    const file = join(directory, "given.json");
    writeFileSync(file, json);
    return await use(`builtins.readFile ${nixPath(file)}`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
