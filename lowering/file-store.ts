import { hash } from "node:crypto";

import { fileName } from "./file-name.ts";
import type { JobNames } from "./job-names.ts";
import type { GeneratedFile } from "./types.ts";

const directory = "/etc/nixctr";

/** Generated files by content-addressed path, as the Nix store keeps them. */
export interface FileStore {
  /** Adds an executable file, as `pkgs.writeScript` does, and returns its path: `/etc/nixctr/HASH-NAME`. */
  addScript(name: string, text: string): string;
  /** Adds a file that is only read, as `pkgs.writeText` does. */
  addText(name: string, text: string): string;
  /** For the scripts of one unit: adds the file that runs a script. */
  jobsOf(unit: string): (phase: string, script: string) => string;
  /** Everything added so far: path → file. */
  files(): { readonly [path: string]: GeneratedFile };
}

interface Content {
  readonly hash: string;
  readonly file: GeneratedFile;
}

/** How a release makes and names the files that run the scripts of units. */
export interface Jobs {
  readonly text: (script: string) => string;
  readonly names: JobNames;
}

/** An empty store. Equal scripts are hashed and kept once, however many files have them. */
export function createFileStore(jobs: Jobs): FileStore {
  const scripts = new Map<string, Content>();
  const jobContents = new Map<string, Content>();
  const files: Record<string, GeneratedFile> = {};
  const add = (name: string, { hash: digest, file }: Content): string => {
    const path = `${directory}/${digest}-${name}`;
    files[path] = file;
    return path;
  };
  return {
    addScript: (name, text) => add(fileName(name), memoized(scripts, text, toScript)),
    addText: (name, text) => add(fileName(name), toContent(text, false)),
    jobsOf(unit) {
      const nameOf = jobs.names(unit);
      return (phase, script) =>
        add(
          nameOf(phase),
          memoized(jobContents, script, (key) => toScript(jobs.text(key))),
        );
    },
    files: () => files,
  };
}

function toScript(text: string): Content {
  return toContent(text, true);
}

function toContent(text: string, executable: boolean): Content {
  return { hash: hash("sha256", text).slice(0, 32), file: { text, executable } };
}

function memoized<T>(known: Map<string, T>, key: string, make: (key: string) => T): T {
  let value = known.get(key);
  if (value === undefined) {
    value = make(key);
    known.set(key, value);
  }
  return value;
}
