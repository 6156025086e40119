import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { format, resolveConfig } from "prettier";
import { expect, test } from "vitest";

import { messages } from "../../src/diagnostics/messages.ts";
import { explanationOf } from "../../src/explain/explanation.ts";
import { directoryWith, shell } from "../command-line/nixctr.ts";

const file = fileURLToPath(new URL("../../docs/diagnostics.md", import.meta.url));
const examples = fileURLToPath(new URL("../../examples", import.meta.url));

const TABLE = /(<!-- findings -->\n)[^]*(<!-- end of findings -->)/;
const CONSOLE = /(^```console\n\$ )(nixctr .*\n)[^]*?(^```$)/gm;

/** A row for every code, in alphabetical order. */
function table(): string {
  const rows = Object.entries(messages)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { severity }]) => {
      return `| [\`${code}\`](diagnostics/${code}.md) | ${severity} | ${explanationOf(code)?.summary ?? ""} |`;
    });
  return ["", "| code | severity | what is wrong |", "| --- | --- | --- |", ...rows, "", ""].join("\n");
}

/** What a command prints, standard error first. */
async function replay(command: string): Promise<string> {
  const directory = directoryWith();
  cpSync(examples, join(directory, "examples"), { recursive: true });
  const { stdout, stderr } = await shell(`$NIXCTR ${command.slice("nixctr ".length)}`, { directory });
  return `${stderr}${stdout}`;
}

/** The page with its table and the output of its commands as they are today. */
async function current(page: string): Promise<string> {
  const commands = [...page.matchAll(CONSOLE)].map(([, , command = ""]) => command);
  const outputs = new Map(
    await Promise.all(commands.map(async (command) => [command, await replay(command)] as const)),
  );
  const text = page
    .replace(TABLE, (_, start: string, end: string) => start + table() + end)
    .replace(CONSOLE, (_, start: string, command: string, end: string) => {
      return start + command + (outputs.get(command) ?? "") + end;
    });
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}

test("the page about findings shows what nixctr prints, and lists every code", async () => {
  const page = readFileSync(file, "utf8");
  const today = await current(page);
  if (process.env["UPDATE_DOCS"] === undefined) expect(page, "run the tests with UPDATE_DOCS=1").toBe(today);
  else writeFileSync(file, today);
});
