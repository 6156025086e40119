import { describe, expect, test } from "vitest";

import { messages } from "../../src/diagnostics/messages.ts";
import { directoryWith, nixctr, shell } from "./nixctr.ts";

describe("nixctr explain", () => {
  test.concurrent("prints the page of a code", async () => {
    const { status, stdout, stderr } = await nixctr(["explain", "wrong-type"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^wrong-type\n\n/);
    expect(stdout).toMatch(/^Wrong\n\n {4}/m);
    expect(stdout).toMatch(/^Right\n\n {4}/m);
    expect(stdout.endsWith("\n")).toBe(true);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test.concurrent("lists every code with its severity, in order", async () => {
    const { status, stdout, stderr } = await nixctr(["explain"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const listed = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split(/ {2,}/).slice(0, 2));
    const known = Object.entries(messages).map(([code, { severity }]) => [code, severity]);
    expect(listed).toEqual(known.toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1)));
  });

  test.concurrent.each([
    ["wrong-tpye", "no such code: wrong-tpye; did you mean wrong-type?"],
    ["nothing-like-this-at-all", "no such code: nothing-like-this-at-all; nixctr explain lists what there is"],
    ["../options", "no such code: ../options; nixctr explain lists what there is"],
    ["constructor", "no such code: constructor; nixctr explain lists what there is"],
    ["\u001B[31m", "no such code: \uFFFD[31m; nixctr explain lists what there is"],
  ])("knows no code %j", async (code, message) => {
    expect(await nixctr(["explain", code])).toMatchObject({ status: 2, stdout: "", stderr: `nixctr: ${message}\n` });
  });

  test.concurrent("is coloured where that is wanted", async () => {
    const environment = { FORCE_COLOR: "1" };
    const [coloured, plain] = await Promise.all([
      nixctr(["explain", "wrong-type"], { environment }),
      nixctr(["explain", "wrong-type", "--no-color"], { environment }),
    ]);
    expect(coloured.stdout).toContain("\u001B[1mwrong-type\u001B[22m");
    expect(plain.stdout).not.toContain("\u001B");
  });

  test.concurrent("needs no configuration and no nix", async () => {
    const environment = { NIXCTR_NIX: "/nowhere/nix" };
    expect(await nixctr(["explain", "wrong-type"], { environment, directory: directoryWith() })).toMatchObject({
      status: 0,
    });
  });

  test.concurrent("stops where the reader does", async () => {
    const { stdout, stderr } = await shell('$NIXCTR explain | head -1; echo "${PIPESTATUS[0]}"');
    expect(stdout.trimEnd().split("\n").at(-1)).toBe("0");
    expect(stderr).toBe("");
  });
});
