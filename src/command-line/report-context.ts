import type { WriteStream } from "node:tty";

import type { ReportContext } from "../reporters/check-report.ts";
import { showFile } from "./show-file.ts";
import type { SourceReader } from "./source-reader.ts";
import { usesColour } from "./uses-colour.ts";

const MAX_WIDTH = 100;
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
    width: stream.isTTY ? Math.min(stream.columns, MAX_WIDTH) : DEFAULT_WIDTH,
  };
}
