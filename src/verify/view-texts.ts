import type { HostView, ViewedFile } from "./host-view.ts";

/** Of a path of a generated file everything before what follows the root, in a store or in nixctr's directory. */
const ROOT = /(?:\/nix\/store\/[0-9a-z]{32}|\/etc\/nixctr\/[0-9a-f]{32})-[\w+.?=-]+/g;

/** Texts in which generated files are called by their names, be they where they may. */
export interface ViewTexts {
  /** A text without the paths of generated files. */
  named(text: string): string;
  /** The generated files that a text names, in the order of their places there. */
  filesIn(text: string): readonly ViewedFile[];
}

export function createViewTexts({ files }: Pick<HostView, "files">): ViewTexts {
  return {
    named: (text) => text.replace(ROOT, (root) => nameOf(files.get(root)) ?? root),
    filesIn: (text) =>
      Array.from(text.matchAll(ROOT), ([root]) => files.get(root)).filter((file) => file !== undefined),
  };
}

function nameOf(file: ViewedFile | undefined): string | undefined {
  return file && `«${file.name}»`;
}
