import type { ReleaseName } from "./release-name.ts";

/** One thing in which the containers module, or what it is built on, differs from a release on. */
export interface Change {
  /** The first release that has it. */
  readonly since: ReleaseName;
  /** The release that takes it back, where one does. */
  readonly until?: ReleaseName;
  /** What it is a change of. */
  readonly of:
    "option" | "default" | "type" | "merging" | "message" | "assertion" | "artifact" | "unit" | "switching" | "nspawn";
  /** The option's path, or the name of the artifact. */
  readonly subject: string;
  /** A sentence for readers of docs/releases.md. */
  readonly summary: string;
  readonly evidence: readonly Evidence[];
}

/** How a change is known. */
export interface Evidence {
  readonly by: "evaluation" | "text" | "release notes" | "pull request" | "inference";
  /** What was evaluated or read: a tree, `OWNER@COMMIT`, `#NUMBER`. */
  readonly source: string;
}
