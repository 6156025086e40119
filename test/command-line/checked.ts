import { directoryWith, nixctr, ONE_CONTAINER, type Result } from "./nixctr.ts";

export const WARNING = `{ containers.web.path = "/p"; warnings = [ "Something is odd." ]; }\n`;
/** A value of a wrong type that nobody can guess. */
export const ERROR = `{ containers.web = { path = "/p"; privateNetwork = "maybe"; }; }\n`;
/** A port of a bridge gets no address, which is but a hint. */
export const HINT = `{
  containers.web = { path = "/p"; privateNetwork = true; hostBridge = "br0"; hostAddress = "10.0.0.1"; };
  networking.bridges.br0.interfaces = [ ];
}
`;
/** A configuration without findings, and one with each kind. */
export const FILES = {
  "configuration.nix": ONE_CONTAINER,
  "warning.nix": WARNING,
  "error.nix": ERROR,
  "hint.nix": HINT,
};

/** Runs `nixctr check` on files that are all of its directory. */
export function check(args: readonly string[], files: Readonly<Record<string, string>> = FILES, environment = {}) {
  return nixctr(["check", ...args], { directory: directoryWith(files), environment });
}

/** The document of `--format json`. */
export interface Document {
  readonly schema: string;
  readonly release: string;
  readonly containers: number;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly severity: string;
    readonly span: { readonly file: string; readonly line: number } | null;
  }[];
}

/** What a run with `--format json` prints. */
export function documentOf({ stdout }: Result): Document {
  return JSON.parse(stdout) as Document;
}

/** The codes of what it found. */
export function codesOf(result: Result): readonly string[] {
  return documentOf(result).diagnostics.map(({ code }) => code);
}
