import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { describeDefinitions, describeDiagnostic, type ExpectedDiagnostic } from "./describe-evaluation.ts";
import { evaluateFile, placeFrom, saidOf } from "./evaluate-configuration.ts";
import { forThisNix, type Since } from "./nix-version.ts";

type Definitions = Readonly<Record<string, readonly string[]>>;

const root = fileURLToPath(new URL("../../grammar-fixtures/", import.meta.url));

/** `|>` and `<|` are an experimental feature of newer versions of Nix, which nixctr does not switch on. */
const PARSED_ONLY = ["pipe-operators"];

function fixtures(group: "ok" | "err" | "gap"): string[] {
  const files = readdirSync(join(root, group));
  const names = files.filter((file) => file.endsWith(".nix")).map((file) => file.slice(0, -".nix".length));
  expect(files.filter((file) => file.endsWith(".expected.json")).length).toBe(names.length);
  return names.filter((name) => !PARSED_ONLY.includes(name));
}

function readExpected<T>(path: string): T & Since<T> {
  return JSON.parse(readFileSync(path, "utf8")) as T & Since<T>;
}

describe("where Nix says that a definition stands", () => {
  const all = (["ok", "gap"] as const).flatMap((group) => fixtures(group).map((name) => ({ group, name })));

  test.concurrent.each(all)("$name", async ({ group, name }) => {
    const file = join(root, group, `${name}.nix`);
    const evaluation = await evaluateFile(file);
    expect(saidOf(evaluation)).toEqual([]);
    const containers = evaluation.kind === "evaluated" ? evaluation.document.containers : [];
    expect(describeDefinitions(containers, placeFrom(file), "containers")).toEqual(
      forThisNix(readExpected<Definitions>(join(root, group, `${name}.expected.json`))),
    );
  });
});

describe("where Nix sees what it cannot parse", () => {
  test.concurrent.each(fixtures("err"))("%s", async (name) => {
    const file = join(root, "err", `${name}.nix`);
    const evaluation = await evaluateFile(file);
    expect(evaluation.kind).toBe("refused");
    expect(saidOf(evaluation).map((diagnostic) => describeDiagnostic(diagnostic, placeFrom(file)))).toEqual([
      forThisNix(readExpected<ExpectedDiagnostic>(join(root, "err", `${name}.expected.json`))),
    ]);
  });
});
