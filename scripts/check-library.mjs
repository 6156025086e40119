// The built package as a program uses it: the program of the README, type-checked and run beside a configuration.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = process.cwd();
const [, program] = /^```ts\n(.*?)^```$/ms.exec(readFileSync("README.md", "utf8")) ?? [];
if (program === undefined) throw new Error("README.md has no program");

const project = mkdtempSync(join(tmpdir(), "nixctr-library-"));
try {
  mkdirSync(join(project, "node_modules/@types"), { recursive: true });
  symlinkSync(root, join(project, "node_modules/nixctr"));
  symlinkSync(join(root, "node_modules/@types/node"), join(project, "node_modules/@types/node"));
  symlinkSync(join(root, "node_modules/undici-types"), join(project, "node_modules/undici-types"));
  writeFileSync(join(project, "package.json"), '{ "type": "module" }\n');
  writeFileSync(join(project, "configuration.nix"), '{ containers.web.path = "/nix/var/nix/profiles/web"; }\n');
  writeFileSync(join(project, "main.ts"), program);
  const options = ["--strict", "--target", "es2023", "--module", "nodenext", "--types", "node"];
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [compiler, ...options, "main.ts"], { cwd: project, stdio: "inherit" });
  const unit = execFileSync(process.execPath, ["main.js"], { cwd: project, encoding: "utf8" });
  if (!unit.includes("[Service]\nEnvironment=")) throw new Error(`not a unit: ${unit}`);
} finally {
  rmSync(project, { recursive: true, force: true });
}
