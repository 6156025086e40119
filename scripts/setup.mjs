// Everything that a fresh machine with Node and git lacks: dependencies, the build, and nix.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";

const MINIMUM_NODE = [20, 12];

/** Where nixctr looks for nix after PATH. */
const USUAL_PLACES = ["/nix/var/nix/profiles/default/bin", "/run/current-system/sw/bin"];

const PACKAGE_MANAGERS = [
  { program: "apt-get", install: ["apt-get install -y --no-install-recommends nix-bin"], update: "apt-get update" },
  { program: "dnf", install: ["dnf install -y nix"] },
  { program: "pacman", install: ["pacman -Sy --noconfirm nix"] },
  { program: "apk", install: ["apk add nix"] },
];

/** Prepares the checkout in the working directory; exits with a message when that is not possible. */
export function setUp({ build = true } = {}) {
  checkNode();
  if (isOutdated("node_modules/.package-lock.json", "package-lock.json")) {
    run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
  }
  if (build) run("npm", ["run", "--silent", "build"]);
  ensureNix();
}

/** Runs a command with the terminal's streams; a failure ends this process with the same status. */
export function run(program, args) {
  const { status, error } = spawnSync(program, args, { stdio: "inherit" });
  if (error !== undefined) fail(`${program}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [wantedMajor, wantedMinor] = MINIMUM_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  fail(`Node ${MINIMUM_NODE.join(".")} or newer is needed; this is ${process.versions.node}`);
}

function isOutdated(file, source) {
  return !existsSync(file) || statSync(file).mtimeMs < statSync(source).mtimeMs;
}

function ensureNix() {
  if (process.env.NIXCTR_NIX || findNix()) return;
  const manager = PACKAGE_MANAGERS.find(({ program }) => find(program));
  const prefix = process.getuid?.() === 0 ? "" : canUseSudo() ? "sudo " : undefined;
  if (manager !== undefined && prefix !== undefined) {
    console.error(`nix is missing: installing it with ${manager.program}`);
    if (manager.update !== undefined) shell(prefix + manager.update);
    for (const command of manager.install) shell(prefix + command);
  }
  if (findNix()) return;
  fail(
    [
      "nix is missing, and this script cannot install it. Any of these does:",
      "  Debian, Ubuntu:  sudo apt-get install nix-bin",
      "  Fedora:          sudo dnf install nix",
      "  Arch:            sudo pacman -S nix",
      "  elsewhere:       https://nixos.org/download",
      "If it is not on PATH, name it: NIXCTR_NIX=/path/to/nix",
    ].join("\n"),
  );
}

/** Only where no password is asked for: nobody may be there to type it. */
function canUseSudo() {
  return find("sudo") && spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0;
}

function shell(command) {
  spawnSync("sh", ["-c", command], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

/** Whether nixctr finds a nix of its own accord. */
export function findNix(usualPlaces = USUAL_PLACES) {
  return find("nix", usualPlaces);
}

function find(program, otherPlaces = []) {
  return [...(process.env.PATH ?? "").split(delimiter), ...otherPlaces].some(
    (directory) => directory !== "" && isExecutableFile(join(directory, program)),
  );
}

function isExecutableFile(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
