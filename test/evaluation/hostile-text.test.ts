import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { evaluateFile, saidOf } from "./evaluate-configuration.ts";

const directory = mkdtempSync(join(tmpdir(), "nixctr-hostile-"));
afterAll(() => rmSync(directory, { recursive: true }));

let files = 0;

function evaluateBytes(source: string) {
  const file = join(directory, `${files++}.nix`);
  writeFileSync(file, source, "latin1");
  return evaluateFile(file);
}

test.concurrent("a value that is no UTF-8 is refused rather than changed", async () => {
  const evaluation = await evaluateBytes('{ containers.web.hostAddress = "caf\u00e9"; }');
  expect(evaluation.kind).toBe("refused");
  expect(saidOf(evaluation)).toMatchObject([
    { code: "evaluation-error", message: expect.stringContaining("UTF-8") as string },
  ]);
});

test.concurrent("a name that is no UTF-8 is refused rather than changed", async () => {
  const evaluation = await evaluateBytes('{ containers."caf\u00e9".hostAddress = "x"; }');
  expect(evaluation.kind).toBe("refused");
  expect(saidOf(evaluation)).toMatchObject([
    { code: "evaluation-error", message: expect.stringContaining("UTF-8") as string },
  ]);
});

test.concurrent("comments may be in any encoding", async () => {
  const evaluation = await evaluateBytes('{ /* caf\u00e9 */ containers.web.hostAddress = "x"; }');
  expect(evaluation.kind).toBe("evaluated");
});

test.concurrent("messages and traces that are no UTF-8 are shown as far as they can be", async () => {
  const thrown = await evaluateBytes('{ containers.web.hostAddress = throw "caf\u00e9"; }');
  expect(saidOf(thrown)).toMatchObject([{ code: "evaluation-error", message: "caf\uFFFD" }]);
  const traced = await evaluateBytes('{ containers.web.hostAddress = builtins.trace "caf\u00e9" "x"; }');
  expect(traced).toMatchObject({ kind: "evaluated", notes: { traces: ["caf\uFFFD"] } });
});

test.concurrent("a very long message and very many traces are taken", async () => {
  const long = await evaluateBytes(
    '{ containers.web.hostAddress = throw (builtins.concatStringsSep "\\n" (builtins.genList toString 100000)); }',
  );
  expect(saidOf(long)[0]?.message.split("\n")).toHaveLength(100_000);
  const many = await evaluateBytes(
    `{ containers.web.hostAddress =
      builtins.foldl' (value: n: builtins.trace "@nix {}" value) "x" (builtins.genList (n: n) 1000); }`,
  );
  expect(many).toMatchObject({ kind: "evaluated", notes: { traces: Array.from({ length: 1000 }, () => "@nix {}") } });
});

test.concurrent("an error after more traces than anybody reads is still found", async () => {
  const evaluation = await evaluateBytes(
    `let
      long = builtins.concatStringsSep "" (builtins.genList (_: "0123456789abcdef") 65536);
    in {
      containers.web.hostAddress =
        builtins.foldl' (value: n: builtins.trace "${"$"}{toString n} ${"$"}{long}" value) null (builtins.genList (n: n) 40)
        + throw "at the end";
    }`,
  );
  expect(saidOf(evaluation)).toMatchObject([{ code: "evaluation-error", loc: ["containers", "web", "hostAddress"] }]);
  expect(evaluation.notes.traces.length).toBeLessThan(40);
});
