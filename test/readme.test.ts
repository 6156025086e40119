import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const readme = join(root, "README.md");

/** A console block of the README whose commands use the built program, as the text between the fences. */
function consoleBlocks(): string[] {
  const text = readFileSync(readme, "utf8");
  return [...text.matchAll(/^```console\n(.*?)^```$/gms)]
    .map(([, block = ""]) => block)
    .filter((block) => block.includes("node dist/nixctr.js"));
}

/** The block as it reads after its commands have run: what they print follows each, standard error first. */
function replay(block: string, directory: string): string {
  return block
    .split("\n")
    .filter((line) => line.startsWith("$ "))
    .map((line) => {
      const { stdout, stderr } = spawnSync("sh", ["-c", line.slice(2)], { cwd: directory, encoding: "utf8" });
      return `${line}\n${stderr}${stdout}`.trimEnd();
    })
    .join("\n");
}

describe("README", () => {
  let directory = "";

  beforeAll(() => {
    expect(existsSync(join(root, "dist/nixctr.js")), "npm run build comes first").toBe(true);
    directory = mkdtempSync(join(tmpdir(), "nixctr-readme-"));
    symlinkSync(join(root, "dist"), join(directory, "dist"));
    cpSync(join(root, "examples"), join(directory, "examples"), { recursive: true });
  });

  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it("has blocks to replay, and nothing left to fill in", () => {
    expect(consoleBlocks().length).toBeGreaterThanOrEqual(3);
    expect(readFileSync(readme, "utf8")).not.toMatch(/@[A-Z]+@/);
  });

  it.each(consoleBlocks().map((block) => [block.split("\n")[0] ?? "", block] as const))("%s", (_, block) => {
    const replayed = `${replay(block, directory)}\n`;
    if (process.env["UPDATE_DOCS"] !== undefined) {
      writeFileSync(
        readme,
        readFileSync(readme, "utf8").replace(block, () => replayed),
      );
    } else {
      expect(replayed).toBe(block);
    }
  });
});
