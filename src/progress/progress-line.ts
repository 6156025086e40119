import { graphemesOf, graphemeWidth, textWidth } from "../diagnostics/display-width.ts";

/** A line of a terminal that is written again and again. */
export interface ProgressLine {
  /** Takes the line away. */
  readonly end: () => void;
}

/** A terminal, or what may be one. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

const MILLISECONDS_BETWEEN_LINES = 250;
const START_OF_LINE = "\r";
const REST_OF_LINE_AWAY = "\x1b[K";
const USUAL_COLUMNS = 80;

/** Whether a line can be written again on a stream: on a terminal that knows how to. */
export function showsProgress(
  stream: Pick<ProgressStream, "isTTY">,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const { TERM = "dumb" } = environment;
  return stream.isTTY === true && TERM !== "dumb";
}

/**
 * Shows what `describe` gives, every quarter of a second, in a line of a terminal. The cursor stays at its start, so that
 * what is written next, by whomever, begins there. The line is gone at the end, be it that of the process.
 */
export function progressLine(stream: ProgressStream, describe: () => string): ProgressLine {
  const show = (): void => {
    const line = fitting(describe(), stream.columns ?? USUAL_COLUMNS);
    stream.write(`${START_OF_LINE}${line}${REST_OF_LINE_AWAY}${START_OF_LINE}`);
  };
  const clear = (): void => void stream.write(`${START_OF_LINE}${REST_OF_LINE_AWAY}`);
  const timer = setInterval(show, MILLISECONDS_BETWEEN_LINES).unref();
  process.on("exit", clear);
  return {
    end: () => {
      clearInterval(timer);
      process.off("exit", clear);
      clear();
    },
  };
}

/** What of a text stays on one line of a terminal. */
function fitting(text: string, columns: number): string {
  if (textWidth(text) < columns) return text;
  let left = columns - 2;
  const graphemes = graphemesOf(text);
  const end = graphemes.findIndex((grapheme) => (left -= graphemeWidth(grapheme)) < 0);
  return `${graphemes.slice(0, end === -1 ? undefined : end).join("")}…`;
}
