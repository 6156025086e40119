/** What each code means in words; the first argument is the path or the name concerned. */
const messages = {
  "unsafe-name": (name: string) => `the container name ${JSON.stringify(name)} cannot be part of a file name`,
  "unsafe-path": (path: string) => `${JSON.stringify(path)} is not a path below the output directory`,
  "symbolic-link": (path: string) => `${path} is a symbolic link; nothing is written through it`,
  "foreign-file": (path: string) => `${path} exists and was not written by nixctr`,
  "modified-file": (path: string) => `${path} was modified since nixctr wrote it`,
  "other-tree": (path: string, writer: string) => `${path} has what \`${writer}\` wrote, and all of that would go`,
  "changed-meanwhile": (path: string) => `${path} was changed meanwhile, or is not UTF-8; nothing is written`,
  "not-a-directory": (path: string) => `${path} is not a directory`,
  "is-a-directory": (path: string) => `${path} is a directory where a file has to be`,
  "not-writable": (path: string) => `${path} cannot be written: permission denied`,
  "read-only": (path: string) => `${path} cannot be written: the file system is read-only`,
  "no-space": (path: string) => `${path} cannot be written: no space left`,
  "write-failed": (path: string, reason: string) => `${path} cannot be written: ${reason}`,
  "bad-manifest": (path: string) => `${path} is not a manifest of nixctr`,
  busy: (path: string, pid: string) => `${path} is being written by another nixctr, process ${pid}`,
  interrupted: (path: string) => `interrupted; ${path} is as before`,
  "broken-pipe": () => "the reader of the output has gone away",
} satisfies { [code: string]: (subject: string, detail: string) => string };

export type OutputErrorCode = keyof typeof messages;

/** The output could not be written. `message` is for users as it is. */
export class OutputError extends Error {
  override readonly name = "OutputError";

  readonly code: OutputErrorCode;

  constructor(code: OutputErrorCode, subject = "", detail = "") {
    super(messages[code](subject, detail));
    this.code = code;
  }
}

const codes: { readonly [errno: string]: OutputErrorCode } = {
  EPIPE: "broken-pipe",
  ERR_STREAM_DESTROYED: "broken-pipe",
  ENOTDIR: "not-a-directory",
  EACCES: "not-writable",
  EPERM: "not-writable",
  EROFS: "read-only",
  ENOSPC: "no-space",
  EDQUOT: "no-space",
};

/** An error of Node about writing `subject`, in the words of this program; an `OutputError` stays as it is. */
export function toOutputError(error: unknown, subject: string): OutputError {
  if (error instanceof OutputError) return error;
  const errno = errnoOf(error);
  const code = codes[errno ?? ""];
  return code === undefined
    ? new OutputError("write-failed", subject, reasonOf(error))
    : new OutputError(code, subject);
}

/** `ENOENT` and the like; undefined for what is no error of the system. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Node writes `ENOENT: no such file or directory, open 'PATH'`. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /^[A-Z]+: ([^,]+)/.exec(text)?.[1] ?? text;
}
