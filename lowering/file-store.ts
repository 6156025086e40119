import { hash } from "node:crypto";

import type { GeneratedFile } from "./types.ts";

const directory = "/etc/nixctr";

/** Generated files by content-addressed path, as the Nix store keeps them. */
export interface FileStore {
  /** Adds an executable file, as `pkgs.writeScript` does, and returns its path: `/etc/nixctr/HASH-NAME`. */
  addScript(name: string, text: string): string;
  /** For the scripts of one unit, whose files are called `PREFIX-PHASE`: adds the file that runs a script. */
  jobsOf(prefix: string): (phase: string, script: string) => string;
  /** Everything added so far: path → file. */
  files(): { readonly [path: string]: GeneratedFile };
}

interface Content {
  readonly hash: string;
  readonly file: GeneratedFile;
}

/**
 * An empty store; `jobText` makes the text of the file that runs a script. Equal texts are hashed and kept once,
 * however many files have them.
 */
export function createFileStore(jobText: (script: string) => string): FileStore {
  const contents = new Map<string, Content>();
  const jobs = new Map<string, Content>();
  const files: Record<string, GeneratedFile> = {};
  const add = (safeName: string, { hash: digest, file }: Content): string => {
    const path = `${directory}/${digest}-${safeName}`;
    files[path] = file;
    return path;
  };
  return {
    addScript: (name, text) => add(fileName(name), memoized(contents, text, toContent)),
    jobsOf(prefix) {
      const safePrefix = fileName(prefix);
      return (phase, script) =>
        add(
          `${safePrefix}-${phase}`,
          memoized(jobs, script, (key) => toContent(jobText(key))),
        );
    },
    files: () => files,
  };
}

function toContent(text: string): Content {
  return { hash: hash("sha256", text).slice(0, 32), file: { text, executable: true } };
}

function memoized<T>(known: Map<string, T>, key: string, make: (key: string) => T): T {
  let value = known.get(key);
  if (value === undefined) {
    value = make(key);
    known.set(key, value);
  }
  return value;
}

/**
 * The name as part of a path that needs no quoting in a unit file: backslashes as in `makeJobScript`, everything else
 * that a store path cannot hold becomes `_`. Cut so that it stays a file name after the hash.
 */
function fileName(name: string): string {
  return name
    .replaceAll("\\", "--")
    .replaceAll(/[^\w+.?=-]/g, "_")
    .slice(0, 200);
}
