import type { Finding } from "../../common/plan.ts";
import type { ConfFile } from "./conf-file.ts";
import type { ConfDirectory } from "./find-directories.ts";

/** Something in a directory with conf files, told apart from what it is not. */
export type ConfEntry = {
  readonly directory: ConfDirectory;
  /** The file's name. */
  readonly name: string;
  /** Where it is on this machine. */
  readonly file: string;
} & (
  | { readonly kind: "imperative"; readonly container: string; readonly conf: ConfFile }
  /** Made by the containers module, somebody else's, or of no concern. */
  | { readonly kind: "declarative" | "foreign" | "other"; readonly reason: string }
  | { readonly kind: "broken"; readonly container: string; readonly findings: readonly Finding[] }
);
