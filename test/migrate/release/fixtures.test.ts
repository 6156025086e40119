import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { copied, filesIn, makeEdits, type Migration, planned, said } from "./migrated.ts";

// Each has the configuration before and after, `case.json` with the releases, and `said.txt` with the errors and warnings
// that there are, one in a line. Without `after`, nothing changes.
const fixtures = fileURLToPath(new URL("fixtures/", import.meta.url));

function read(name: string) {
  const directory = join(fixtures, name);
  const before = join(directory, "before");
  const after = join(directory, "after");
  const saidFile = join(directory, "said.txt");
  return {
    migration: JSON.parse(readFileSync(join(directory, "case.json"), "utf8")) as Migration,
    before,
    after: filesIn(existsSync(after) ? after : before),
    said: existsSync(saidFile) ? readFileSync(saidFile, "utf8").trimEnd().split("\n") : [],
  };
}

test.concurrent.each(readdirSync(fixtures))("%s", async (name) => {
  const fixture = read(name);
  const { directory, remove } = copied(fixture.before);
  try {
    const plan = await planned(directory, fixture.migration);
    expect(filesIn(directory)).toEqual(filesIn(fixture.before));
    expect(said(plan, directory)).toEqual(fixture.said);
    expect(plan.findings.filter(({ severity, advice }) => severity === "error" && advice === undefined)).toEqual([]);
    makeEdits(plan);
    expect(filesIn(directory)).toEqual(fixture.after);
    const again = await planned(directory, { ...fixture.migration, rename: [] });
    expect(again.edits).toEqual([]);
  } finally {
    remove();
  }
});
