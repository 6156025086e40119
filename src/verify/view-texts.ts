import type { HostView } from "./host-view.ts";

/** Of a path of a generated file everything up to its root, in a store or in nixctr's directory. */
const ROOT = /(?:\/nix\/store\/[0-9a-z]{32}|\/etc\/nixctr\/[0-9a-f]{32})-[\w+.?=-]+/g;

/** What a script is for, where its name ends. */
const PHASE = "-(?:pre-start|post-start|pre-stop|(?<!-pre-|-post-)start)(?=\\s|$)";

/** With what follows in a directory of scripts, up to the phase that a script is for: there it has the name of its unit. */
const PATH = new RegExp(`(${ROOT.source})(?:/bin/.*(?=${PHASE}))?`, "g");

/** What stands in place of a path. The names of generated files are each side's own choice; what they hold is not. */
const PLACEHOLDER = "«file»";

/** Texts in which generated files are called the same, be they where they may. */
export interface ViewTexts {
  /** A text without the paths of generated files. */
  readonly withoutPaths: (text: string) => string;
  /** The texts of the generated files that a text names, in the order of their places there. */
  readonly filesIn: (text: string) => readonly string[];
}

export function createViewTexts({ files }: Pick<HostView, "files">): ViewTexts {
  return {
    withoutPaths: (text) => text.replace(PATH, (path, root: string) => (files.has(root) ? PLACEHOLDER : path)),
    filesIn: (text) =>
      Array.from(text.matchAll(ROOT), ([root]) => files.get(root)).filter((file) => file !== undefined),
  };
}
