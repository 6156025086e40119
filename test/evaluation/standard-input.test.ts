import { expect, test } from "vitest";

import { describeDefinitions, describeDiagnostic } from "./describe-evaluation.ts";
import { evaluateText, saidOf } from "./evaluate-configuration.ts";
import { inStandardInput } from "./nix-version.ts";

async function definitionsOf(text: string): Promise<unknown> {
  const evaluation = await evaluateText(text);
  expect(saidOf(evaluation)).toEqual([]);
  return evaluation.kind === "evaluated" && describeDefinitions(evaluation.document.containers, String, "containers");
}

async function errorOf(text: string): Promise<unknown> {
  const [error] = saidOf(await evaluateText(text));
  return error && describeDiagnostic(error, String);
}

test.concurrent("definitions stand in «stdin»", async () => {
  expect(await definitionsOf("{\n  containers.web.hostAddress = ''\n    10.0.0.1'';\n}")).toEqual({
    "containers.web.hostAddress": [`${inStandardInput(2, 3)} "10.0.0.1"`],
  });
});

test.concurrent.each([
  ["a comment that looks like a path", "/* x */ { containers.web.autoStart = true; }", 11],
  ["a path", '/. + "" == null || true then', undefined],
  ["many lines", `${"# line\n".repeat(5000)}{ containers.web.autoStart = true; }`, 3],
])("a text that begins with %s", async (_, text, column) => {
  if (column === undefined) return expect(await errorOf(text)).toMatchObject({ code: "syntax-error" });
  const line = text.split("\n").length;
  expect(await definitionsOf(text)).toEqual({ "containers.web.autoStart": [`${inStandardInput(line, column)} true`] });
});

test.concurrent("a text that is the path of a file is not that file", async () => {
  expect(await errorOf("/etc/passwd")).toMatchObject({ at: expect.stringContaining("passwd") as string });
});

test.concurrent("errors are in «stdin»", async () => {
  expect(await errorOf("{\n  containers.web.hostAddress = addresses.web;\n}")).toEqual({
    code: "undefined-variable",
    message: "undefined variable 'addresses'",
    at: "«stdin»:2:32",
  });
  expect(await errorOf("{\n  containers.web.hostAddress = }")).toMatchObject({
    code: "syntax-error",
    at: "«stdin»:2:32",
  });
});

test.concurrent("inline modules and the module itself are told apart from files of that name", async () => {
  expect(
    await definitionsOf(
      `{ imports = [ { containers.web.extraFlags = [ "a" ]; } ]; containers.web.extraFlags = [ "b" ]; }`,
    ),
  ).toEqual({ "containers.web.extraFlags": [`${inStandardInput(1, 59)} ["b"]`, `${inStandardInput(1, 17)} ["a"]`] });
});
