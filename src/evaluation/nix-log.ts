import { stripVTControlCharacters } from "node:util";

/** A place as Nix reports it; null where it knows none. `file` is as in the log: a path, or `«stdin»`. */
export interface LogPosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface TraceFrame {
  readonly text: string;
  readonly position: LogPosition | null;
}

/** The error that ended an evaluation. Frames stand innermost first. */
export interface NixError {
  readonly text: string;
  readonly position: LogPosition | null;
  readonly frames: readonly TraceFrame[];
}

export interface NixLog {
  readonly error: NixError | null;
  /** What `builtins.trace` printed, without the `trace: ` in front. */
  readonly traces: readonly string[];
  /** Nix's own warnings. */
  readonly warnings: readonly string[];
  /** Lines that are no log messages, and errors that are not about the configuration: a crash speaks here. */
  readonly other: readonly string[];
}

interface Message {
  readonly action?: unknown;
  readonly level?: unknown;
  readonly msg?: unknown;
  readonly raw_msg?: unknown;
  readonly trace?: unknown;
}

const PREFIX = "@nix ";

/** Reads what `nix --log-format internal-json` wrote to standard error, of Nix 2.8 and newer. */
export function parseNixLog(stderr: string): NixLog {
  const traces: string[] = [];
  const warnings: string[] = [];
  const other: string[] = [];
  let error: NixError | null = null;
  for (const line of stderr.split("\n")) {
    if (line === "") continue;
    const message = line.startsWith(PREFIX) ? parseMessage(line.slice(PREFIX.length)) : undefined;
    if (message === undefined) other.push(line);
    else if (message.action !== "msg") continue;
    else if (typeof message.raw_msg === "string" && isError(message)) error = readError(message, message.raw_msg);
    else if (typeof message.msg === "string") sort(stripVTControlCharacters(message.msg), { traces, warnings, other });
  }
  return { error, traces, warnings, other };
}

/** Warnings of newer versions have the same form; their level is 1. */
function isError({ level }: Message): boolean {
  return level === undefined || level === 0;
}

type Texts = Record<"traces" | "warnings" | "other", string[]>;

function sort(text: string, { traces, warnings, other }: Texts): void {
  if (text.startsWith("trace: ")) traces.push(text.slice("trace: ".length));
  // What ends an evaluation and is no error of the configuration.
  else if (text.startsWith("error: ")) other.push(text);
  else warnings.push(text.replace(/^(?:evaluation )?warning: /, ""));
}

function parseMessage(json: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function readError(message: Message, text: string): NixError {
  const frames = Array.isArray(message.trace) ? message.trace.filter(isRecord) : [];
  return {
    text: stripVTControlCharacters(text),
    position: readPosition(message as Record<string, unknown>),
    frames: frames.map((frame) => ({
      text: stripVTControlCharacters(typeof frame["raw_msg"] === "string" ? frame["raw_msg"] : ""),
      position: readPosition(frame),
    })),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function readPosition(from: Record<string, unknown>): LogPosition | null {
  const { file, line, column } = from;
  if (typeof file !== "string" || typeof line !== "number" || typeof column !== "number") return null;
  if (line === 0) return null;
  // Newer Nix repeats line and column in the name of the file.
  const suffix = `:${line}:${column}`;
  return { file: file.endsWith(suffix) ? file.slice(0, -suffix.length) : file, line, column };
}
