import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** The texts of all files with settings that Nix reads, by name: what it evaluates to may depend on any of them. */
export function nixSettings(environment: Environment): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  const left = settingsFiles(environment);
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    if (file in texts) continue;
    const text = textIfAny(file);
    if (text === undefined) continue;
    texts[file] = text;
    left.push(...includedIn(text, dirname(file)));
  }
  return texts;
}

function settingsFiles(environment: Environment): string[] {
  const { NIX_CONF_DIR, NIX_USER_CONF_FILES, XDG_CONFIG_HOME, XDG_CONFIG_DIRS } = environment;
  const system = NIX_CONF_DIR ?? "/etc/nix";
  const directories = [
    XDG_CONFIG_HOME ?? join(homedir(), ".config"),
    ...(XDG_CONFIG_DIRS ?? "/etc/xdg").split(delimiter),
  ];
  const folders = [system, ...directories.map((directory) => join(directory, "nix"))];
  const given = NIX_USER_CONF_FILES?.split(delimiter) ?? [];
  return [...folders.flatMap((folder) => [join(folder, "nix.conf"), join(folder, "registry.json")]), ...given];
}

function includedIn(text: string, directory: string): string[] {
  return [...text.matchAll(/^\s*!?include\s+(\S+)/gm)].map(([, path = ""]) => resolve(directory, path));
}

function textIfAny(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
