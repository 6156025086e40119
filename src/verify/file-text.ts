import type { GeneratedFile } from "../../lowering/types.ts";

/**
 * The text of a generated file. What can be run begins with `#!`, and nothing else does: where the file's mode is another,
 * a line before the text says so.
 */
export function fileText({ text, executable }: GeneratedFile): string {
  if (executable === text.startsWith("#!")) return text;
  return `«${executable ? "executable" : "not executable"}»\n${text}`;
}
