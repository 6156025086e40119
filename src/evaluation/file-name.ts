import { dirname, join, relative } from "node:path";

import type { ConfigurationInput } from "./configuration-input.ts";

/**
 * How files are named in messages: those below the configuration's own directory from there on, others in full. The
 * places under a message have the full path.
 */
export function fileNameFrom(input: ConfigurationInput): (file: string) => string {
  const directory = directoryOf(input);
  if (directory === null) return (file) => file;
  return (file) => (file.startsWith(`${directory}/`) ? relative(directory, file) : file);
}

/** The configuration's own directory; null where it has none. */
function directoryOf(input: ConfigurationInput): string | null {
  switch (input.kind) {
    case "stdin":
      return null;
    case "file":
      return dirname(input.path);
    case "flake": {
      const { directory, dir } = input.flake;
      return directory === null ? null : join(directory, dir);
    }
  }
}
