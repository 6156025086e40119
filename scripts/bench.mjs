// `nixctr lower` and `nixctr check` beside a bare `nix eval --json` of the same file and `node -e 0`, in one run:
// `npm run bench`. The last check is of containers each of which has a finding.
//
// Each figure is the median of whole-process runs; the commands take turns, so that a machine that gets slower does so
// for all of them. Memory is the peak of the resident set: of the largest process, and of all processes together.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "7" },
    sizes: { type: "string", default: "1,100,1000,10000" },
  },
});
const nix = process.env.NIXCTR_NIX ?? "nix";
const directory = mkdtempSync(join(tmpdir(), "nixctr-bench-"));
try {
  await main(options.sizes.split(",").map(Number), Number(options.runs));
} finally {
  rmSync(directory, { recursive: true, force: true });
}

async function main(sizes, runs) {
  const rows = [];
  for (const size of sizes) {
    const file = join(directory, `containers-${size}.nix`);
    writeFileSync(file, configuration(size));
    const wrong = join(directory, `wrong-${size}.nix`);
    writeFileSync(wrong, configuration(size).replaceAll('"/srv/', '"/srv//'));
    rows.push(await measureSize(size, { file, wrong }, size >= 10_000 ? Math.min(runs, 3) : runs));
  }
  print(rows);
}

/** A configuration as people write it, without functions, so that a bare `nix eval` takes it too. */
function configuration(size) {
  const containers = Array.from(
    { length: size },
    (_, i) => `  containers.c${i} = {
    path = "/nix/var/nix/profiles/c${i}";
    autoStart = true;
    privateNetwork = true;
    hostAddress = "10.${i >> 8}.${i & 255}.1";
    localAddress = "10.${i >> 8}.${i & 255}.2";
    bindMounts."/data" = { hostPath = "/srv/c${i}"; isReadOnly = false; };
  };
`,
  );
  return `{\n${containers.join("")}}\n`;
}

async function measureSize(size, { file, wrong }, runs) {
  const commands = {
    node: [process.execPath, "-e", "0"],
    eval: [nix, "--extra-experimental-features", "nix-command", "eval", "--json", "--file", file],
    lower: [process.execPath, "dist/nixctr.js", "lower", "--quiet", file],
    json: [process.execPath, "dist/nixctr.js", "lower", "--quiet", "--format", "json", file],
    check: [process.execPath, "dist/nixctr.js", "check", "--quiet", file],
    findings: [process.execPath, "dist/nixctr.js", "check", wrong],
  };
  const samples = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let i = 0; i <= runs; i++) {
    for (const [name, command] of Object.entries(commands)) {
      const sample = await measure(command);
      // The first round warms the caches of the file system.
      if (i > 0) samples[name].push(sample);
    }
  }
  const row = Object.fromEntries(Object.entries(samples).map(([name, list]) => [name, summary(list)]));
  return { size, ...row };
}

function summary(samples) {
  const median = (key) =>
    samples.map((sample) => sample[key]).toSorted((a, b) => a - b)[Math.floor(samples.length / 2)];
  return { seconds: median("seconds"), largest: median("largest"), together: median("together") };
}

/** Runs a command with its output thrown away, in a process group of its own whose memory is watched. */
function measure([program, ...args]) {
  return new Promise((resolve, reject) => {
    const peaks = new Map();
    let together = 0;
    const start = process.hrtime.bigint();
    const child = spawn(program, args, { stdio: ["ignore", "ignore", "ignore"] });
    const watch = setInterval(() => (together = Math.max(together, look(child.pid, peaks))), 5);
    child.on("error", reject);
    child.on("close", (status) => {
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      clearInterval(watch);
      if (status !== 0) reject(new Error(`${program} ${args.join(" ")}: exit status ${status}`));
      else resolve({ seconds, largest: Math.max(0, ...peaks.values()), together });
    });
  });
}

/** Notes the peak of every process below `root` and gives what they have at this moment, in MiB. */
function look(root, peaks) {
  let sum = 0;
  for (const pid of descendants(root)) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      const mebibytes = (field) => Number(new RegExp(`^${field}:\\s*(\\d+)`, "m").exec(status)?.[1] ?? 0) / 1024;
      peaks.set(pid, Math.max(peaks.get(pid) ?? 0, mebibytes("VmHWM")));
      sum += mebibytes("VmRSS");
    } catch {
      // It has just ended.
    }
  }
  return sum;
}

function descendants(pid) {
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number),
    );
    return [pid, ...children.flatMap(descendants)];
  } catch {
    return [pid];
  }
}

function print(rows) {
  const milliseconds = (sample) => `${Math.round(sample.seconds * 1000)} ms`;
  const base = (row) => row.node.seconds + row.eval.seconds;
  const times = (row, sample) => `${(sample.seconds / base(row)).toFixed(2)} ×`;
  const ofLower = (row, sample) => `${(sample.seconds / row.lower.seconds).toFixed(2)} ×`;
  const header = ["containers", "node -e 0", "nix eval", "nixctr lower", "ratio", "… --format json", "ratio", "memory"];
  header.push("nixctr check", "of lower", "… with findings", "of lower");
  const cells = rows.map((row) => [
    String(row.size),
    milliseconds(row.node),
    milliseconds(row.eval),
    milliseconds(row.lower),
    times(row, row.lower),
    milliseconds(row.json),
    times(row, row.json),
    `${Math.round(Math.max(row.lower.largest, row.json.largest))} MB (${Math.round(Math.max(row.lower.together, row.json.together))} MB with nix)`,
    milliseconds(row.check),
    ofLower(row, row.check),
    milliseconds(row.findings),
    ofLower(row, row.findings),
  ]);
  const separator = header.map((_, i) => (i === 0 ? "--:" : "--:"));
  for (const line of [header, separator, ...cells]) console.log(`| ${line.join(" | ")} |`);
  const [thousand, tenThousand] = [1000, 10_000].map((size) => rows.find((row) => row.size === size));
  if (thousand === undefined || tenThousand === undefined) return;
  console.log(
    `\nFrom 1,000 to 10,000 containers: ${(tenThousand.lower.seconds / thousand.lower.seconds).toFixed(1)} × the time.`,
  );
}
