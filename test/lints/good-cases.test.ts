import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { checkFile } from "./check-file.ts";

const cases = fileURLToPath(new URL("../../../shared/oracle/cases/", import.meta.url));
const files = existsSync(cases)
  ? readdirSync(cases).filter((file) => file.endsWith(".nix") && !file.startsWith("bad-"))
  : [];

/** File → `CODE OPTION` → why the finding is true of the case, although NixOS takes it. */
const justified = JSON.parse(readFileSync(new URL("good-cases.json", import.meta.url), "utf8")) as Readonly<
  Record<string, Readonly<Record<string, string>>>
>;

// The cases are beside the repository only where conformance is measured.
describe.skipIf(files.length === 0)("nothing is found in a good configuration beyond what is justified", () => {
  test.concurrent.each(files)("%s", async (file) => {
    const { diagnostics } = await checkFile(join(cases, file));
    const found = diagnostics.filter(({ severity }) => severity !== "error");
    const known = Object.keys(justified[file] ?? {});
    expect(found.map(({ code, loc }) => `${code} ${loc.join(".")}`).toSorted()).toEqual(known.toSorted());
  });
});
