import { createHash } from "node:crypto";

import { sortedRecord } from "./byte-order.ts";
import type { GeneratedFile } from "./types.ts";

const directory = "/etc/nixctr";

/** Generated files by content-addressed path, as the Nix store keeps them. */
export interface FileStore {
  /** Adds an executable file, as `pkgs.writeScript` does, and returns its path: `/etc/nixctr/HASH-NAME`. */
  addScript(name: string, text: string): string;
  /** As `addScript`, for files whose names begin alike: adds `PREFIX-SUFFIX` with what `finish` makes of a text. */
  scriptsOf(prefix: string, finish: (text: string) => string): (suffix: string, text: string) => string;
  /** Everything added so far: path → file, in byte order. */
  files(): { readonly [path: string]: GeneratedFile };
}

/** An empty store. Equal texts are hashed and kept once, however many files have them. */
export function createFileStore(): FileStore {
  const contents = new Map<string, { readonly hash: string; readonly file: GeneratedFile }>();
  const files = new Map<string, GeneratedFile>();
  const add = (safeName: string, text: string): string => {
    let content = contents.get(text);
    if (content === undefined) {
      content = { hash: hashText(text), file: { text, executable: true } };
      contents.set(text, content);
    }
    const path = `${directory}/${content.hash}-${safeName}`;
    files.set(path, content.file);
    return path;
  };
  return {
    addScript: (name, text) => add(fileName(name), text),
    scriptsOf(prefix, finish) {
      const safePrefix = fileName(prefix);
      return (suffix, text) => add(`${safePrefix}-${suffix}`, finish(text));
    },
    files: () => sortedRecord([...files]),
  };
}

function hashText(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
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
