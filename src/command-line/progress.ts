import type { WriteStream } from "node:tty";

/** A line on a terminal that says how far a long work is. */
export interface Progress {
  /** Shows a text in place of the one before. */
  readonly show: (text: string) => void;
  /** Takes the line away, so that something else can be written there. */
  readonly clear: () => void;
}

const RESTORE = "\r\u001b[K";

/** Shows nothing where nobody looks, be it that the stream is no terminal or that it is to be quiet. */
export function createProgress(
  stream: Pick<WriteStream, "isTTY" | "columns" | "write">,
  { quiet }: { readonly quiet: boolean },
): Progress {
  if (quiet || !stream.isTTY) return { show: () => undefined, clear: () => undefined };
  let shown = false;
  return {
    show(text) {
      // A line that wraps could not be taken away.
      stream.write(`${RESTORE}${text.slice(0, (stream.columns || 80) - 1)}`);
      shown = true;
    },
    clear() {
      if (shown) stream.write(RESTORE);
      shown = false;
    },
  };
}
