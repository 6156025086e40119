// `nixctr verify` of random configurations beside the evaluation of NixOS alone, in the same processes of Nix:
// `node scripts/bench-verify.mjs --nixpkgs PATH`. NIXCTR_NIX names another nix.
//
// The two take turns, so that a machine that gets slower does so for both; each figure is the median of its runs. The
// processor time of everything that was run shows more than the clock where the machine is busy with something else.
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
const { values: options } = parseArgs({
  options: {
    nixpkgs: { type: "string" },
    configurations: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    runs: { type: "string", default: "3" },
    eval: { type: "string", default: "auto" },
  },
});
if (options.nixpkgs === undefined) throw new Error("--nixpkgs PATH is missing");
const nixpkgs = resolve(options.nixpkgs);
const directory = mkdtempSync(join(tmpdir(), "nixctr-bench-"));
try {
  await main(await bundled());
} finally {
  rmSync(directory, { recursive: true, force: true });
}

/** The parts of nixctr that are measured. */
async function bundled() {
  const modules = [
    "releases/choose-release.ts",
    "evaluation/find-nixpkgs.ts",
    "nixos/private-store.ts",
    "verify/verify-all.ts",
    "verify/nixos/evaluate-nixos.ts",
    "verify/random/generate/generate-configuration.ts",
    "verify/random/subjects.ts",
  ];
  const outfile = join(directory, "dist/measured.mjs");
  await build({
    stdin: { contents: modules.map((module) => `export * from "./src/${module}";`).join("\n"), resolveDir: root },
    bundle: true,
    format: "esm",
    platform: "node",
    loader: { ".sh": "text" },
    banner: {
      js: 'import { createRequire as createRequireOfNode } from "node:module"; const require = createRequireOfNode(import.meta.url);',
    },
    logLevel: "warning",
    outfile,
  });
  symlinkSync(join(root, "nix"), join(directory, "nix"));
  return import(pathToFileURL(outfile).href);
}

async function main(nixctr) {
  const { release } = nixctr.chooseRelease(undefined, { version: nixctr.versionOfNixpkgs(nixpkgs) });
  const given = {
    nix: process.env.NIXCTR_NIX ?? "nix",
    release,
    releases: [release],
    limits: { seconds: 60, mebibytes: 4096 },
  };
  const indexes = Array.from({ length: Number(options.configurations) }, (_, index) => index);
  const configurations = indexes.map((index) =>
    nixctr.generateConfiguration({ seed: Number(options.seed), index, release }),
  );
  const subjects = nixctr.createSubjects({ directory, nixpkgs, system: "x86_64-linux" })(configurations);
  const sources = subjects.map(({ source }) => source);
  const sides = {
    nixos: (store) => nixctr.evaluateNixos(sources, { ...given, store, wantsDefinitions: false }),
    verify: (store) => nixctr.verifyAll(subjects, { ...given, store, evaluation: options.eval }),
  };
  const figures = { nixos: [], verify: [] };
  for (let run = 0; run < Number(options.runs); run++) {
    for (const [side, results] of Object.entries(sides)) {
      figures[side].push(await nixctr.withPrivateStore((store) => measured(results(store))));
    }
  }
  print(release.name, figures);
}

async function measured(results) {
  const [start, cpu] = [performance.now(), processorSeconds()];
  let count = 0;
  for await (const _ of results) count += 1;
  if (count < Number(options.configurations)) throw new Error(`only ${count} configurations were evaluated`);
  return { wall: (performance.now() - start) / 1000, cpu: processorSeconds() - cpu };
}

/** Of this process and of those that it has waited for, which the kernel counts in hundredths of a second. */
function processorSeconds() {
  if (!existsSync("/proc/self/stat")) return NaN;
  const [, fields] = /\) (.*)/.exec(readFileSync("/proc/self/stat", "utf8"));
  const times = fields.split(" ").slice(11, 15).map(Number);
  return times.reduce((sum, time) => sum + time, 0) / 100;
}

function print(release, { nixos, verify }) {
  console.log(`${options.configurations} configurations of NixOS ${release}, --eval ${options.eval}`);
  for (const [what, key] of [
    ["seconds", "wall"],
    ["processor seconds", "cpu"],
  ]) {
    const [one, other] = [nixos, verify].map((runs) => median(runs.map((run) => run[key])));
    console.log(
      `${what}: NixOS alone ${one.toFixed(1)}, nixctr verify ${other.toFixed(1)}, ${(other / one).toFixed(2)} ×`,
    );
  }
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
