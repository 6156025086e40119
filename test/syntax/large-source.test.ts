import { beforeAll, describe, expect, test } from "vitest";

import { loadSyntax } from "../../src/syntax/load-syntax.ts";
import { locate } from "../../src/syntax/locate.ts";
import { missingSemicolon } from "../../src/syntax/missing-semicolon.ts";
import type { ParsedSource } from "../../src/syntax/parsed-source.ts";

const CONTAINERS = 2500;

/** Four lines for each container, from the second line on. */
const lines = Array.from({ length: CONTAINERS }, (_, n) => [
  `  containers.c${n} = {`,
  `    hostAddress = "10.0.${n >> 8}.${n & 255}"; # é`,
  `    extraFlags = [ "--one" "--${n}" ];`,
  "  };",
]).flat();

let source: ParsedSource;

beforeAll(async () => {
  source = (await loadSyntax()).parse("large.nix", `{\n${lines.join("\n")}\n}\n`);
});

describe("a file of ten thousand lines", () => {
  test("is located in quickly, whatever the position", () => {
    const start = performance.now();
    for (let n = 0; n < CONTAINERS; n++) {
      const line = 4 * n + 2;
      const loc = ["containers", `c${n}`];
      const name = locate(source, { line, column: 3 }, loc, { on: "name" });
      expect(name?.span).toMatchObject({ line, column: 14, endColumn: 15 + String(n).length });
      const address = locate(source, { line: line + 1, column: 5 }, [...loc, "hostAddress"], { on: "value" });
      expect(address?.literal).toBe(`10.0.${n >> 8}.${n & 255}`);
      const focus = { on: "entry", index: 1, text: `--${n}` } as const;
      const flag = locate(source, { line: line + 2, column: 5 }, [...loc, "extraFlags"], focus);
      expect(flag?.span).toMatchObject({ line: line + 2, column: 28, endColumn: 32 + String(n).length });
    }
    // A hundred times what it takes: only work that grows with the square of the file fails.
    expect(performance.now() - start).toBeLessThan(30_000);
  });

  test("has its missing semicolon found", () => {
    const end = lines[5000]?.length ?? 0;
    const broken = source.parseAgain(`{\n${lines.with(5001, lines[5001]?.replace(";", "") ?? "").join("\n")}\n}\n`);
    expect(end).toBeGreaterThan(0);
    const found = missingSemicolon(broken, { line: 5004, column: 16 });
    expect(found).toMatchObject({ line: 5003, column: 5 + 'hostAddress = "10.0.4.226"'.length });
  });

  test("gives up on a semicolon that is nowhere in time", () => {
    const start = performance.now();
    expect(missingSemicolon(source, { line: 9000, column: 1 })).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
