import { readFileSync } from "node:fs";
import { join } from "node:path";

import { type Derivation, parseDerivation } from "./parse-derivation.ts";
import { type TextFile, textFileOf } from "./text-file.ts";

/** What a derivation of a store is: its file where that is text, and the derivations that this may name. */
interface Known {
  readonly file: TextFile | undefined;
  readonly inputs: readonly string[];
}

/** Finds the files behind derivations. */
export interface GeneratedFiles {
  /**
   * The text files that derivations lead to, and those whose paths stand in them, without those of `besides`. Throws
   * what reading a derivation throws.
   */
  of(derivations: readonly string[], besides: readonly string[]): readonly TextFile[];
}

/** Reads derivations of the private store in `root`, each once. */
export function createGeneratedFiles(root: string): GeneratedFiles {
  const known = new Map<string, Known>();
  const read = (path: string): Known => {
    const found = known.get(path) ?? describe(parseDerivation(readFileSync(join(root, path), "utf8")));
    known.set(path, found);
    return found;
  };
  return {
    of(derivations, besides) {
      const seen = new Set(besides);
      const waiting = [...derivations];
      const files: TextFile[] = [];
      for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
        if (seen.has(path)) continue;
        seen.add(path);
        const { file, inputs } = read(path);
        if (file !== undefined) files.push(file);
        waiting.push(...inputs);
      }
      return files;
    },
  };
}

/** What is no text is not looked behind: there is all that it is built with. */
function describe(derivation: Derivation): Known {
  const file = textFileOf(derivation);
  return { file, inputs: file === undefined ? [] : derivation.inputs };
}
