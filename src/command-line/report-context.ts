import type { WriteStream } from "node:tty";

import type { ReportContext } from "../reporters/check-report.ts";
import { showFile } from "./show-file.ts";
import type { SourceReader } from "./source-reader.ts";
import { usesColour } from "./uses-colour.ts";

const MIN_WIDTH = 40;
const MAX_WIDTH = 100;
/** Elsewhere than on a terminal, and on one that does not know its own. */
const DEFAULT_WIDTH = 80;

/** How findings are rendered for a stream; `color` is false when the command line forbids it. */
export function reportContext(
  stream: Pick<WriteStream, "isTTY" | "columns">,
  readSource: SourceReader,
  { color }: { readonly color: boolean },
): ReportContext {
  return {
    readSource,
    showFile,
    colour: color && usesColour(stream, process.env),
    width: Math.max(MIN_WIDTH, Math.min(stream.columns || DEFAULT_WIDTH, MAX_WIDTH)),
  };
}
