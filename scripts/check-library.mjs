// The built package as a program uses it: imported by name, with types, and run end to end.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = process.cwd();
const project = mkdtempSync(join(tmpdir(), "nixctr-library-"));
try {
  mkdirSync(join(project, "node_modules"));
  symlinkSync(root, join(project, "node_modules/nixctr"));
  writeFileSync(join(project, "package.json"), '{ "type": "module" }\n');
  writeFileSync(join(project, "web.nix"), '{ containers.web.path = "/nix/var/nix/profiles/web"; }\n');
  writeFileSync(join(project, "main.ts"), program());
  const tsc = [join(root, "node_modules/typescript/bin/tsc"), "--strict", "--target", "es2023", "--module", "nodenext"];
  execFileSync(process.execPath, [...tsc, "--types", "", "--outDir", project, "main.ts"], { cwd: project, stdio: "inherit" });
  execFileSync(process.execPath, ["main.js"], { cwd: project, stdio: "inherit" });
} finally {
  rmSync(project, { recursive: true, force: true });
}

function program() {
  return `import { defaultFacts, findNix, lowerConfiguration, releases, resolveInput } from "nixctr";

const nix = findNix({ PATH: "${process.env.PATH}" });
const release = releases[0];
if (nix === undefined || release === undefined) throw new Error("no nix, or no release");
const result = await lowerConfiguration({
  input: resolveInput("web.nix", "${project}"),
  release,
  facts: defaultFacts(),
  nix,
  limits: { seconds: 60, mebibytes: 4096 },
});
if (result.kind !== "lowered") throw new Error(JSON.stringify(result.diagnostics));
const path: string | undefined = result.host.containers["web"]?.path;
if (path !== "/nix/var/nix/profiles/web") throw new Error(\`unexpected path \${path}\`);
if (result.host.units["container@web.service"] === undefined) throw new Error("no unit");
`;
}
