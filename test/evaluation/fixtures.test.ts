import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import type { Evaluation } from "../../src/evaluation/evaluation.ts";
import { describeDefinitions, describeDiagnostic, type ExpectedDiagnostic } from "./describe-evaluation.ts";
import { evaluateFile, foundInMerging, placeFrom, saidOf } from "./evaluate-configuration.ts";
import { forThisNix, type Since } from "./nix-version.ts";

/** `expected.json` beside a `configuration.nix`, whose first line says what it shows. */
interface Expected {
  /** `evaluated` when left out. */
  readonly kind?: Evaluation["kind"];
  /** All definitions of `containers`. */
  readonly definitions?: Readonly<Record<string, readonly string[]>>;
  /** Definitions of the options of the host that the containers module reads. */
  readonly host?: Readonly<Record<string, readonly string[]>>;
  readonly traces?: readonly string[];
  /** Notes and errors of the evaluation. */
  readonly said?: readonly (ExpectedDiagnostic & Since<ExpectedDiagnostic>)[];
  /** What merging finds, a missing `path` left out; not compared when left out. */
  readonly found?: readonly ExpectedDiagnostic[];
}

const root = fileURLToPath(new URL("fixtures/", import.meta.url));
const cache = mkdtempSync(join(tmpdir(), "nixctr-cache-"));

beforeAll(() => void vi.stubEnv("XDG_CACHE_HOME", cache));
afterAll(() => rmSync(cache, { recursive: true, force: true }));

describe.each(readdirSync(root))("%s", (group) => {
  test.concurrent.each(readdirSync(join(root, group)).map((name) => [name, titleOf(join(root, group, name))]))(
    "%s: %s",
    async (name) => {
      const file = join(root, group, name, "configuration.nix");
      const { found, ...expected } = readExpected(join(root, group, name, "expected.json"));
      const evaluation = await evaluateFile(file);
      expect(describeEvaluation(evaluation, file)).toEqual({
        kind: "evaluated",
        definitions: {},
        host: {},
        traces: [],
        ...expected,
        said: (expected.said ?? []).map(forThisNix),
      });
      if (found !== undefined) expect(describeFound(evaluation, file)).toEqual(found);
    },
  );
});

function describeEvaluation(evaluation: Evaluation, file: string): Expected {
  const place = placeFrom(file);
  const { containers, host } =
    evaluation.kind === "evaluated" ? evaluation.document : { containers: { definitions: [], attrs: {} }, host: [] };
  const ofHost = host.map(({ loc, node }) => describeDefinitions(node, place, loc.join(".")));
  return {
    kind: evaluation.kind,
    definitions: describeDefinitions(containers, place, "containers"),
    host: Object.fromEntries(ofHost.flatMap(Object.entries).filter(([, definitions]) => definitions.length > 0)),
    traces: evaluation.notes.traces,
    said: saidOf(evaluation).map((diagnostic) => describeDiagnostic(diagnostic, place)),
  };
}

function describeFound(evaluation: Evaluation, file: string): readonly ExpectedDiagnostic[] {
  return foundInMerging(evaluation, { kind: "file", path: file })
    .filter(({ code, loc }) => !(code === "not-defined" && loc.at(-1) === "path"))
    .map((diagnostic) => describeDiagnostic(diagnostic, placeFrom(file)));
}

function readExpected(path: string): Expected {
  return JSON.parse(readFileSync(path, "utf8")) as Expected;
}

function titleOf(directory: string): string {
  const file = join(directory, "configuration.nix");
  if (!existsSync(file)) return "has no configuration.nix";
  const [, title] = /^# (.*)/.exec(readFileSync(file, "utf8")) ?? [];
  if (title === undefined) throw new Error(`${file} does not say what it shows`);
  return title;
}
