import type { HostView } from "./host-view.ts";

/** Of a path of a generated file everything before what follows the root, in a store or in nixctr's directory. */
const ROOT = /(?:\/nix\/store\/[0-9a-z]{32}|\/etc\/nixctr\/[0-9a-f]{32})-[\w+.?=-]+/g;

/** What stands in place of a root. The paths of generated files are each side's own choice; what they hold is not. */
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
    withoutPaths: (text) => text.replace(ROOT, (root) => (files.has(root) ? PLACEHOLDER : root)),
    filesIn: (text) =>
      Array.from(text.matchAll(ROOT), ([root]) => files.get(root)).filter((file) => file !== undefined),
  };
}
