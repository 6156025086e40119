// The embedded lib against facts about the real one. Each table has what
// expressions evaluate to with the lib of nixpkgs: JSON, or "throws" for an
// error that `tryEval` catches, or "aborts" for one that it does not.
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";

import { findNix } from "../../../src/evaluation/find-nix.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const libPath = fileURLToPath(new URL("../../../nix/lib", import.meta.url));
const docsPath = fileURLToPath(new URL("../../../docs/lib.md", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "nixctr-lib-"));
const run = promisify(execFile);
let files = 0;

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Table = { lib: string; results: Record<string, string> };
type Result = { value: unknown } | { error: true };

/** Evaluates a Nix expression; rejects when Nix fails. */
async function evaluate(expression: string): Promise<unknown> {
  const file = join(scratch, `${files++}.nix`);
  writeFileSync(file, expression);
  const { stdout } = await run(
    "timeout",
    [
      ..."-s KILL 60 prlimit --as=4000000000".split(" "),
      findNix(process.env) ?? "nix",
      ..."--extra-experimental-features nix-command eval --impure".split(" "),
      ..."--store dummy:// --read-only --json --file".split(" "),
      file,
    ],
    { maxBuffer: 1 << 28 },
  );
  return JSON.parse(stdout);
}

async function evaluateAll(expressions: string[]): Promise<Result[]> {
  const list = expressions.map((text) => `(_: ${text})`).join("\n");
  const results = await evaluate(
    `let lib = import ${libPath} { }; fixture = ${here}fixture;
     in import ${here}evaluate.nix { inherit lib fixture; expressions = [
     ${list}
     ]; }`,
  );
  return results as Result[];
}

const tables = readdirSync(here)
  .filter((name) => name.endsWith(".json"))
  .map((name) => {
    const text = readFileSync(join(here, name), "utf8");
    return { name, ...(JSON.parse(text) as Table) };
  });
const allExpressions = tables.flatMap((table) => Object.keys(table.results));

describe.each(tables)("$name", ({ results }) => {
  const entries = Object.entries(results);

  test("has the values of the real lib", async () => {
    const caught = entries.filter(([, fact]) => fact !== "aborts");
    const actual = await evaluateAll(caught.map(([text]) => text));
    const expected = caught.map(([, fact]) =>
      fact === "throws" ? { error: true } : { value: JSON.parse(fact) as unknown },
    );
    const differing = caught.flatMap(([text], i) => {
      const [ours, real] = [actual[i], expected[i]].map(sorted);
      return ours === real ? [] : [{ text, ours, real }];
    });
    expect(differing).toEqual([]);
  }, 120_000);

  test("ends the evaluation where the real lib does", async () => {
    const fatal = entries.filter(([, fact]) => fact === "aborts");
    const survived: string[] = [];
    // Two at a time: each is a process of its own.
    const queue = fatal.map(([text]) => text);
    const worker = async (): Promise<void> => {
      for (let text = queue.pop(); text !== undefined; text = queue.pop()) {
        const current = text;
        await evaluateAll([current]).then(
          () => survived.push(current),
          () => undefined,
        );
      }
    };
    await Promise.all([worker(), worker()]);
    expect(survived).toEqual([]);
  }, 120_000);
});

/** JSON with the keys in order, to compare. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

type Kind = "function" | "value" | "throws";
/** The names of lib, of its parts and of parts of parts: part → name → kind. */
async function contents(): Promise<Record<string, Record<string, Kind>>> {
  const kinds = await evaluate(
    `let
       lib = import ${libPath} { };
       kind = value:
         let tried = builtins.tryEval value;
         in if !tried.success then "throws"
         else if lib.isFunction tried.value then "function" else "value";
       isPart = name:
         let tried = builtins.tryEval lib.\${name};
         in builtins.elem name parts && tried.success;
       parts = [
         "asserts" "attrsets" "cli" "customisation" "debug" "derivations" "fetchers" "fileset"
         "filesystem" "fixedPoints" "flakes" "generators" "gvariant" "kernel" "licenses" "lists"
         "meta" "misc" "modules" "options" "path" "sources" "sourceTypes" "strings"
         "stringsWithDeps" "systems" "trivial" "types" "versions"
       ];
       top = builtins.mapAttrs (name: value: if isPart name then "value" else kind value) lib;
       of = set: builtins.mapAttrs (_: kind) set;
     in
     { lib = top; "lib.path.subpath" = of lib.path.subpath; "lib.network.ipv6" = of lib.network.ipv6;
       "lib.systems.parse" = of lib.systems.parse; "lib.systems.inspect" = of lib.systems.inspect; }
     // builtins.listToAttrs (map (name: { name = "lib.\${name}"; value = of lib.\${name}; }) parts)`,
  );
  return kinds as Record<string, Record<string, Kind>>;
}

// Tested where the module system is.
const elsewhere = ["lib", "lib.modules", "lib.options", "lib.types"];
// These need a newer Nix, ask the store (and thus the network), are not in the
// real lib of 2026, or differ from it on purpose.
const untested = [
  "addDrvOutputDependencies",
  "convertHash",
  "flakeRefToString",
  "parseFlakeRef",
  "toDerivation",
  "mesaPlatforms",
  "versionSuffix",
];

test("every function is in the tables six times, every value once", async () => {
  const missing: string[] = [];
  for (const [part, names] of Object.entries(await contents())) {
    if (elsewhere.includes(part) || part === "lib.licenses") continue;
    for (const [name, kind] of Object.entries(names)) {
      if (kind === "throws" || untested.includes(name)) continue;
      const written = name === "or" ? `"or"` : name;
      const word = new RegExp(`\\.${written}(?![\\w'-])`);
      const uses = allExpressions.filter((text) => word.test(text)).length;
      if (uses < (kind === "function" ? 6 : 1)) {
        missing.push(`${part}.${name}: ${uses}`);
      }
    }
  }
  expect(missing).toEqual([]);
}, 60_000);

test("names that are not covered say so", async () => {
  const names = ["maintainers", "teams", "nixosSystem", "traceCallXml"];
  for (const name of names) {
    const error: unknown = await evaluate(`(import ${libPath} { }).${name} or "the default"`).catch(
      (reason: unknown) => reason,
    );
    expect(String(error)).toContain(
      `lib.${name} is not part of nixctr's embedded lib; give a nixpkgs with --nixpkgs PATH`,
    );
  }
});

test("lib.version is the release that was given, or an error", async () => {
  const version = (release: string): Promise<unknown> =>
    evaluate(
      `let lib = import ${libPath} { ${release} };
       in [ lib.version lib.trivial.release lib.trivial.oldestSupportedRelease ]`,
    );
  expect(await version(`release = "24.05";`)).toEqual(["24.05", "24.05", 2311]);
  expect(await version(`release = "19.03";`)).toEqual(["19.03", "19.03", 1809]);
  expect(await version(`release = "21.05";`)).toEqual(["21.05", "21.05", 2009]);
  expect(await version(`release = "25.11";`)).toEqual(["25.11", "25.11", 2505]);
  await expect(version("")).rejects.toThrow("which NixOS release");
});

/** The lists of functions that docs/lib.md has between its two markers. */
async function documentation(): Promise<string> {
  const all = await contents();
  // These throw here: they need the release, a newer Nix or the module system.
  const needsMore = (name: string): boolean =>
    ["release", "version", "nixpkgsVersion", ...untested].includes(name) ||
    ["modules", "options", "types"].some((part) => Object.hasOwn(all[`lib.${part}`] ?? {}, name));
  const lines = Object.entries(all)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([part, names]) => {
      const covered = Object.entries(names)
        .filter(([name, kind]) => kind !== "throws" || needsMore(name))
        .map(([name]) => `\`${name}\``);
      return [`### ${part}`, "", covered.join(", "), ""];
    });
  return lines.join("\n");
}
test("docs/lib.md lists what there is", async () => {
  const [start, end] = ["<!-- names -->\n", "<!-- end of names -->"];
  const text = readFileSync(docsPath, "utf8");
  const from = text.indexOf(start) + start.length;
  const to = text.indexOf(end);
  const list = `\n${await documentation()}\n`;
  if (process.env["UPDATE_DOCS"] !== undefined) {
    writeFileSync(docsPath, text.slice(0, from) + list + text.slice(to));
    return;
  }
  const listed = text.slice(from, to);
  expect(listed, "run the tests with UPDATE_DOCS=1").toBe(list);
}, 60_000);
