import { dirname, relative } from "node:path";

import type { ConfigurationInput } from "./configuration-input.ts";

/**
 * How files are named in messages: those below the configuration's own directory from there on, others in full. The
 * places under a message have the full path.
 */
export function fileNameFrom(input: ConfigurationInput): (file: string) => string {
  if (input.kind === "stdin") return (file) => file;
  const directory = dirname(input.path);
  return (file) => (file.startsWith(`${directory}/`) ? relative(directory, file) : file);
}
